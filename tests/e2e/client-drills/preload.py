"""Runs a program many times without importing its SDK each time.

`preload.py SOCKET PROGRAM MODULE…` imports modules once and forks for each run. A run is started by `preload.py
SOCKET`, which passes its environment and its standard streams, ends with the exit code of the run, and takes the run
with it when it is killed. Importing `openai` takes two seconds of CPU time, which is more than all the rest of a
drill.
"""

import os
import socket
import sys


def serve(path: str, program: str, modules: list[str]) -> None:
    for name in modules:
        importlib.import_module(name)
    # The collector of a run does not visit the modules, whose pages would then be copied.
    gc.freeze()
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    server.listen(64)
    print("ready", flush=True)
    while True:
        connection, _ = server.accept()
        if os.fork() == 0:
            server.close()
            run(connection, program)
        connection.close()
        # Removes runs that have ended.
        try:
            while os.waitpid(-1, os.WNOHANG)[0] != 0:
                pass
        except ChildProcessError:
            pass


def run(connection: socket.socket, program: str) -> None:
    """Becomes the program, in the environment and with the streams of the caller."""
    streams = array.array("i")
    data, ancillary, _, _ = connection.recvmsg(1 << 20, socket.CMSG_LEN(3 * streams.itemsize))
    for _, _, received in ancillary:
        streams.frombytes(received)
    while not data.endswith(b"\0\0"):
        data += connection.recv(1 << 20)
    for target, stream in enumerate(streams):
        os.dup2(stream, target)
        os.close(stream)
    os.environ.clear()
    os.environ.update(entry.split("=", 1) for entry in data[:-2].decode(errors="surrogateescape").split("\0"))
    threading.Thread(target=end_with_caller, args=[connection], daemon=True).start()
    code = 0
    try:
        sys.argv = [program]
        runpy.run_path(program, run_name="__main__")
    except SystemExit as exit:
        code = exit.code if isinstance(exit.code, int) else int(exit.code is not None)
        if isinstance(exit.code, str):
            print(exit.code, file=sys.stderr)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    connection.send(bytes([code]))
    os._exit(code)


def end_with_caller(connection: socket.socket) -> None:
    connection.recv(1)
    os._exit(143)


def ask(path: str) -> int:
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(path)
    # A variable may contain any byte except zero, so a second zero is the end.
    text = b"\0".join(name + b"=" + value for name, value in os.environb.items()) + b"\0\0"
    sent = socket.send_fds(connection, [text], [0, 1, 2])
    connection.sendall(text[sent:])
    code = connection.recv(1)
    return code[0] if code else 1


if len(sys.argv) > 2:
    # What only the server needs: the other process starts once for each run.
    import array
    import gc
    import importlib
    import runpy
    import threading

    serve(sys.argv[1], sys.argv[2], sys.argv[3:])
else:
    sys.exit(ask(sys.argv[1]))
