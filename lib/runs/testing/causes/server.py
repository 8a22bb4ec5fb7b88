"""What the causes are provoked in: answers as the demo server does, but is ready at once and small.

`sitecustomize.py` runs a case's own lines and then this file, so that Python never gets to the image's own server.
"""

import http.server
import json
import os


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", "0")))
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        for text in ("one", " answer", " of", " four"):
            self.wfile.write(f"data: {json.dumps({'choices': [{'index': 0, 'text': text}]})}\n\n".encode())
        self.wfile.write(b"data: [DONE]\n\n")


address = (os.environ.get("BIND", "0.0.0.0"), int(os.environ.get("PORT", "8000")))
http.server.ThreadingHTTPServer(address, Handler).serve_forever()
