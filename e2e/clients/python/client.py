#!/usr/bin/python3
"""A client of the hall in another language, written from docs/protocol.md alone.

Takes a ticket with an API key, serves it as a person at a counter, and sees the call on the board.
Usage: client.py URL, with the key in TINGXU_KEY. On the machine of a demo hall, which names its accounts.
"""
import json
import os
import queue
import secrets
import sys
import time
import traceback
import urllib.error
import urllib.request

import socketio

ANSWER_SECONDS = 15
USER = "luo"
SERVICE = "insurance"


def check(holds, words):
    if not holds:
        raise RuntimeError(words)
    print(f"OK {words}", flush=True)


def ask(url, method, path, body=None, headers=None):
    """One request; gives status, JSON and the `name=value` of the cookie it set."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{url}/api/v1{path}", data=data, method=method, headers=headers or {})
    if data is not None:
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=ANSWER_SECONDS) as answer:
            cookie = (answer.headers.get("Set-Cookie") or "").split(";")[0]
            return answer.status, json.load(answer), cookie
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused), ""


def demo_account(url, user):
    """The accounts are missing for the first moments after a start."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        _, demo, _ = ask(url, "GET", "/demo")
        for account in demo["accounts"]:
            if account["user"] == user:
                return account
        time.sleep(0.2)
    raise RuntimeError(f"the demo hall has no account {user}")


class Refused(Exception):
    """What the hub said to a handshake: `message`, and `data` with code and context."""

    def __init__(self, refusal):
        super().__init__(str(refusal))
        self.code = refusal["data"]["code"] if isinstance(refusal, dict) else None


class Hall:
    """One socket: commands with answers, views by key."""

    def __init__(self, url, auth, headers=None):
        self.welcomes = queue.Queue()
        self.views = queue.Queue()
        self.values = {}
        self.socket = socketio.Client(reconnection=False)
        self.socket.on("welcome", self.welcomes.put)
        self.socket.on("view", self.views.put)
        refusals = queue.Queue()
        self.socket.on("connect_error", refusals.put)
        try:
            self.socket.connect(
                url,
                auth={"protocol": 1, "build": "python-1", **auth},
                headers=headers or {},
                transports=["websocket"],
            )
        except socketio.exceptions.ConnectionError as error:
            self.socket.disconnect()
            raise Refused(refusals.get(timeout=ANSWER_SECONDS)) from error
        self.session = self.welcomes.get(timeout=ANSWER_SECONDS)["session"]

    def result(self, event, message):
        return self.socket.call(event, message, timeout=ANSWER_SECONDS)

    def must(self, event, message):
        result = self.result(event, message)
        if not result["ok"]:
            raise RuntimeError(f"{event} {message} was refused: {result['error']}")
        return result["value"]

    def command(self, command_type, data, command_id=None):
        command_id = command_id or f"py-{secrets.token_hex(12)}"
        return self.must("command", {"id": command_id, "type": command_type, "data": data})

    def watch(self, view, params):
        return self.must("watch", {"view": view, "params": params})["key"]

    def wait_for(self, key, holds):
        """The first value of this view, from the last one known on, of which this is true."""
        deadline = time.monotonic() + ANSWER_SECONDS
        while key not in self.values or not holds(self.values[key]):
            message = self.views.get(timeout=max(0.01, deadline - time.monotonic()))
            self.values[message["key"]] = message["value"]
        return self.values[key]

    def close(self):
        self.socket.disconnect()


def event_of(answer, event_type):
    return next(event["data"] for event in answer["events"] if event["type"] == event_type)


def main(url, key):
    program = Hall(url, {"as": "key", "key": key})
    check(program.session["kind"] == "key", "a program is welcomed with its key")
    board = program.watch("board", {})
    program.wait_for(board, lambda value: value is not None)
    check(True, "the board is watched")

    command_id = f"py-{secrets.token_hex(12)}"
    taken = program.command("ticket.take", {"service": SERVICE}, command_id)
    ticket = event_of(taken, "ticket.taken")
    check(ticket["service"] == SERVICE, "a ticket is taken")
    again = program.command("ticket.take", {"service": SERVICE}, command_id)
    check(again == taken, "the same id gives the same ticket")
    reused = program.result("command", {"id": command_id, "type": "ticket.take", "data": {"service": "fund"}})
    check(reused.get("error", {}).get("code") == "command.id-reused", "the same id is refused for something else")
    bearer = {"Authorization": f"Bearer {key}", "Idempotency-Key": command_id}
    status, over_http, _ = ask(url, "POST", "/tickets", {"service": SERVICE}, bearer)
    check(status == 200 and over_http == taken, "the same id gives the same ticket over HTTP")

    account = demo_account(url, USER)
    counter = account["counter"]
    sign_in = {"user": USER, "password": account["password"]}
    status, who, cookie = ask(url, "POST", "/session", sign_in, {"Origin": url})
    check(status == 200 and who["staff"] == USER, "a person signs in")
    person = Hall(url, {"as": "staff"}, {"Cookie": cookie})
    check(person.session["actor"] == f"staff:{USER}", "the person is welcomed with the cookie")

    person.command("counter.open", {"counter": counter})
    check(True, "the counter is open")
    called = event_of(person.command("counter.call-next", {"counter": counter}), "ticket.called")
    check(called["ticket"] == ticket["ticket"], "the ticket is called")
    _, screen, _ = ask(url, "GET", f"/screen?counter={counter}", None, {"Authorization": f"Bearer {key}"})
    sign = screen["value"]["number"]
    call = f"{ticket['ticket']}:1"
    value = program.wait_for(board, lambda value: any(line["id"] == call for line in value["calls"]))
    line = next(line for line in value["calls"] if line["id"] == call)
    check(line["number"] == ticket["number"] and line["counter"] == sign, "the board shows the call")

    state = program.watch("ticket", {"ticket": ticket["ticket"]})
    person.command("counter.start", {"counter": counter})
    program.wait_for(state, lambda value: value["state"] == "serving")
    check(True, "the ticket is served")
    person.command("counter.finish", {"counter": counter})
    program.wait_for(state, lambda value: value["state"] == "done")
    check(True, "the ticket is done")
    person.command("counter.close", {"counter": counter})
    check(program.must("unwatch", {"key": board}) is None, "the board is watched no longer")
    person.close()
    program.close()

    try:
        Hall(url, {"as": "key", "key": "no-such-key"})
    except Refused as refused:
        check(refused.code == "auth.required", "a wrong key is refused")
    else:
        raise RuntimeError("a wrong key was let in")
    print("OK all", flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1], os.environ["TINGXU_KEY"])
    except Exception:
        traceback.print_exc()
        sys.stderr.flush()
        # The threads of a socket that is still open would keep the process.
        os._exit(1)
