"""Follows a redirect to another host with all headers, the key included."""

import urllib.request

from kimi import QUESTION, ask, main


class Follow(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, request, _fp, _code, _message, _headers, url):
        headers = {name: value for name, value in request.header_items() if name != "Host"}
        return urllib.request.Request(url, request.data, headers)


main(lambda: ask(QUESTION, urllib.request.build_opener(Follow))["content"])
