"""Serves a folder on this machine and prints its address: ``serve.py FOLDER PORT``."""

import errno
import functools
import http.server
import sys

TRIED = 20


def main(folder: str, port: int) -> None:
    """Serve until interrupted, on the first free port from `port` on."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    with listen(handler, port) as server:
        print(f"网站已在本机打开：http://127.0.0.1:{server.server_port}/ （按 Ctrl+C 结束）", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


def listen(
    handler: functools.partial[http.server.SimpleHTTPRequestHandler], port: int
) -> http.server.ThreadingHTTPServer:
    """Return a server on the first free port from `port` on."""
    for candidate in range(port, port + TRIED):
        try:
            return http.server.ThreadingHTTPServer(("127.0.0.1", candidate), handler)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise SystemExit(f"端口 {port} 至 {port + TRIED - 1} 都被占用，请用 make serve PORT=其他端口")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
