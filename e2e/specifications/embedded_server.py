"""What PyMongo's own tests need to run on the embedded database, and a line of JSON for what each of them came to."""

import functools
import json
import os

from pymongo.synchronous.database import Database
from pymongo.synchronous.mongo_client import MongoClient

# Whoever names no server means this one.
MongoClient.HOST = os.environ["DB_IP"]
MongoClient.PORT = int(os.environ["DB_PORT"])

ask_server = Database.command


@functools.wraps(ask_server)
def command(self, command, *args, **kwargs):
    """Of its command line the tests want to know whether it asks for passwords. No driver sends that, so it is not there."""
    if command == "getCmdLineOpts":
        return {"argv": [], "parsed": {}, "ok": 1.0}
    return ask_server(self, command, *args, **kwargs)


Database.command = command


def pytest_runtest_logreport(report):
    """A line for each part of a test: what comes before it, itself, what clears up after it."""
    line = {"test": report.nodeid.removeprefix("test/"), "part": report.when, "outcome": report.outcome}
    if report.failed:
        line["said"] = str(report.longrepr)
    with open(os.environ["QUICKFIX_OUTCOMES"], "a", encoding="utf-8") as outcomes:
        outcomes.write(json.dumps(line) + "\n")
