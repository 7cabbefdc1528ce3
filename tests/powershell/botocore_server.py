"""Answers every operation with every member that botocore's model of the service has, each value another. Ends with its input."""
import http.server
import json
import sys
import threading

import botocore.session

model = botocore.session.get_session().get_service_model("imagebuilder")
operations = {model.operation_model(name).http["requestUri"].split("?")[0]: model.operation_model(name) for name in model.operation_names}


def make(shape, name, seed):
    kind = shape.type_name
    if kind == "structure":
        return {key: make(member, key, f"{seed}.{key}") for key, member in shape.members.items()}
    if kind == "list":
        return [make(shape.member, name, f"{seed}[{i}]") for i in range(2)]
    if kind == "map":
        return {f"key {i}": make(shape.value, name, f"{seed}.key {i}") for i in range(2)}
    number = sum(map(ord, seed))
    if kind in ("integer", "long"):
        return number
    if kind == "boolean":
        return number % 2 == 0
    if kind == "timestamp":
        return 1700000000 + number + 0.25
    # Times that the model has as text.
    if "DateTime" in shape.name or name in ("startTime", "endTime"):
        return f"2026-09-{1 + number % 28:02}T01:02:03.{number % 1000:03}Z"
    return "text of " + seed


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        operation = operations[self.path.split("?")[0]]
        body = make(operation.output_shape, "", operation.name)
        body.pop("nextToken", None)
        text = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("x-amzn-RequestId", "of-the-header")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = do_PUT = answer

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
