"""What two answers must share so that they tell nothing."""

import re


def shown(answer) -> str:
    """The page without the token that differs each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
