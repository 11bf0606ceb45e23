"""What schemathesis may find, each with its reason. Whatever is not in this table fails the run."""

import unicodedata

import schemathesis

# Letters to Unicode, and nothing to see.
BLANK_LETTERS = set("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159")

ALLOWED = [
    (
        "Categories are named by admins, and the document says the same at every desk.",
        lambda failure, response, case: failure.code == "ST202" and fields_of(response) == {"category"},
    ),
    (
        "Customers choose up to High; the document is the same for everybody, and staff choose any.",
        lambda failure, response, case: failure.code == "ST202" and fields_of(response) == {"priority"},
    ),
    (
        "An agent's id in the body may be nobody's: not found is then said of the agent, and not of the complaint.",
        lambda failure, response, case: failure.code == "ST302" and error_of(response).get("code") == "agent.not-found",
    ),
    (
        "The least that a text has counts what can be seen, which no pattern can say; the document says it in words.",
        lambda failure, response, case: failure.code == "ST202" and hides(case.body, fields_of(response)),
    ),
    (
        "A macro says or does something, one of a team names it, and a tag is renamed or merged: no schema that people can read says so.",
        lambda failure, response, case: failure.code == "ST202"
        and (
            (case.path == "/api/macros" and fields_of(response) <= {"words", "teamId"})
            or (case.path == "/api/tags/{id}" and fields_of(response) == {"name"} and "mergeInto" in case.body)
        ),
    ),
    (
        "A file may be empty, or end before its end: no schema describes its bytes.",
        lambda failure, response, case: failure.code == "ST202"
        and case.path.endswith("/files")
        and error_of(response).get("code") == "input.invalid",
    ),
    (
        "When somebody is back lies ahead, within a month, which no example and no schema can say for long.",
        lambda failure, response, case: failure.code == "ST202" and fields_of(response) == {"until"},
    ),
]


@schemathesis.hook
def filter_failure(context, failure, case, response):
    return not any(applies(failure, response, case) for _reason, applies in ALLOWED)


def error_of(response):
    try:
        return response.json()["error"]
    except (ValueError, KeyError, TypeError):
        return {}


def fields_of(response):
    return set(error_of(response).get("fields", {}))


def hides(body, fields):
    """Whether each of these fields has a text in which something does not show."""
    texts = [at(body, field) for field in fields]
    return bool(texts) and all(isinstance(text, str) and any(map(is_hidden, text)) for text in texts)


def at(body, path):
    """What stands there: `title`, or `tags.3`."""
    for name in path.split("."):
        if isinstance(body, dict):
            body = body.get(name)
        elif isinstance(body, list) and name.isdigit() and int(name) < len(body):
            body = body[int(name)]
        else:
            return None
    return body


def is_hidden(character):
    return unicodedata.category(character)[0] in "CZM" or character in BLANK_LETTERS
