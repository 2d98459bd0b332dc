#!/usr/bin/env bash
# No client library: curl for the requests, jq for what it prints. Prints one JSON line for each row of the clients matrix.
set -uo pipefail

control="${KIMI_BASE_URL%/v1}/__mock"
image='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8DwHwyBNAAj7wP9ClGmQwAAAABJRU5ErkJggg=='
city='{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}'
tools='[{"type":"function","function":{"name":"get_weather","description":"Weather of a city","parameters":'$city'}}]'
person='{"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"}},"required":["name","age"],"additionalProperties":false}'

# The options of curl come after the members of the body.
post() {
  local members=$1
  shift
  jq -n --argjson more "$members" '{model: "kimi-k2.6"} + $more' |
    curl -sS --max-time 30 "$@" "$KIMI_BASE_URL/chat/completions" \
      -H "Authorization: Bearer ${KEY:-$MOONSHOT_API_KEY}" -H 'Content-Type: application/json' --data-binary @-
}
user() { jq -n --arg text "$1" '{messages: [{role: "user", content: $text}]}'; }
hello() { user Hello; }
with() { jq -n --argjson a "$1" --argjson b "$2" '$a + $b'; }
message() { jq -e '.choices[0].message' || return; }
content() { jq -er '.choices[0].message.content' || return; }
events() { sed -n 's/^data: //p'; }
call() { curl -sSf -X "$1" "$control$2" -H 'Content-Type: application/json' --data "${3:-}" >"${4:-/dev/null}"; }
statuses() { call GET /requests '' requests.json && jq -c '[.requests[] | select(.method == "POST") | .status]' requests.json; }
is_bob() { jq -e '.name == "Bob" and .age == 40'; }

chat() { post "$(hello)" | content | grep -q .; }
stream() { post "$(with "$(hello)" '{"stream":true}')" -N | events | grep -v '^\[DONE\]$' | jq -r '.choices[0].delta.content // empty' | grep -q .; }
multi_turn() {
  local first answer
  first=$(user 'My name is Ada.')
  answer=$(post "$first" | message) || return
  post "$(jq -n --argjson first "$first" --argjson answer "$answer" \
    '{messages: ($first.messages + [$answer, {role: "user", content: "What is my name?"}])}')" | content | grep Ada
}
loop() {
  local asked answer
  asked=$(with "$(user "$1")" "{\"tools\":$tools}")
  answer=$(post "$asked" | message) || return
  [ "$(jq '.tool_calls | length' <<<"$answer")" = "$2" ] || return
  post "$(jq -n --argjson asked "$asked" --argjson answer "$answer" '$asked + {messages: ($asked.messages + [$answer] +
    [$answer.tool_calls[] | {role: "tool", tool_call_id: .id, content: "21 degrees"}])}')" | content | grep '21 degrees'
}
vision() {
  post "$(jq -n --arg url "$image" '{messages: [{role: "user", content:
    [{type: "text", text: "What is this?"}, {type: "image_url", image_url: {url: $url}}]}]}')" | content | grep image
}
json_object() {
  post "$(with "$(user 'A person named Bob, 40, as JSON with name and age')" '{"response_format":{"type":"json_object"}}')" |
    content | is_bob
}
json_schema() {
  local format="{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"person\",\"strict\":true,\"schema\":$person}}"
  post "$(with "$(user 'Extract the person: Bob is 40 years old.')" "{\"response_format\":$format}")" | content | is_bob
}
reasoning() { post "$(hello)" | message | jq -e '.reasoning_content != null and .reasoning_content != ""'; }
stream_usage() {
  post "$(with "$(hello)" '{"stream":true,"stream_options":{"include_usage":true}}')" -N | events | grep -v '^\[DONE\]$' |
    jq -es '.[-1].usage.total_tokens > 0'
}
wrong_key() { [ "$(KEY=sk-wrong post "$(hello)" -o answer.json -w '%{http_code}')" = 401 ]; }
retried() {
  call PUT /scenarios '{"id":"rate_limit_reached_error.rpm","times":2}' &&
    post "$(hello)" --retry 3 -f | grep -q chat.completion && statuses | grep -Fx '[429,429,200]'
}
abort() {
  call POST /fixtures "$(jq -n '{times: 1, reply: {content: ("word " * 2000), pace: "slow"}}')" || return
  post "$(with "$(hello)" '{"stream":true}')" -N --max-time 6 >events.txt
  grep -q '^data: ' events.txt || return
  for _ in {1..50}; do
    call GET /requests '' requests.json
    jq -e '.requests[-1].clientLeft' requests.json && return
    sleep 0.1
  done
  return 1
}
# Exit code 18 of curl: the transfer ended before its end.
broken_stream() {
  local body code
  call PUT /scenarios '{"id":"stream-cut","times":1}' || return
  body=$(with "$(hello)" '{"stream":true}')
  post "$body" -N >events.txt
  code=$?
  [ $code != 0 ] || ! grep -q '^data: \[DONE\]' events.txt
}
# Exit code 28 of curl: the limit of --max-time.
timeout() {
  call POST /fixtures '{"times":1,"reply":{"content":"late","delayMs":5000}}' || return
  post "$(hello)" --max-time 0.5
  [ $? = 28 ]
}

row() {
  local name=$1 output outcome=works
  shift
  call POST /reset
  output=$("$@" 2>&1) || outcome=fails
  [ $outcome = works ] && output=
  printf '{"row":"%s",%s\n' "$name" "$(jq -cn --arg outcome $outcome --arg detail "${output:0:600}" '{$outcome, $detail}' | cut -c2-)"
}

row chat chat
row stream stream
row multi-turn multi_turn
row tool-loop loop 'What is the weather in Paris?' 1
row parallel-tools loop 'What is the weather in Paris and in Berlin?' 2
row vision vision
row json_object json_object
row json_schema json_schema
row reasoning reasoning
row stream-usage stream_usage
row 401 wrong_key
row 429-retried retried
row abort abort
row broken-stream broken_stream
row timeout timeout
