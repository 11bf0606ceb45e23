"""What schemathesis may find, each with its reason. Whatever is not in this table fails the run."""

import schemathesis

ALLOWED = [
    (
        "Categories are named by admins, and the document says the same at every desk.",
        lambda failure, response: failure.code == "ST202" and fields_of(response) == {"category"},
    ),
    (
        "An agent's id in the body may be nobody's: not found is then said of the agent, and not of the complaint.",
        lambda failure, response: failure.code == "ST302" and error_of(response).get("code") == "agent.not-found",
    ),
]


@schemathesis.hook
def filter_failure(context, failure, case, response):
    return not any(applies(failure, response) for _reason, applies in ALLOWED)


def error_of(response):
    try:
        return response.json()["error"]
    except (ValueError, KeyError, TypeError):
        return {}


def fields_of(response):
    return set(error_of(response).get("fields", {}))
