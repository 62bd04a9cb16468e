"""JSON values compared exactly: numbers as they are written, keys in their order, twins kept."""
import json


def exact(text):
    """The value of JSON text, which must be one value."""
    return json.loads(text, parse_int=str, parse_float=str, object_pairs_hook=Members)


class Members(list):
    """An object: its members, in their order."""


def without_lone_surrogates(value):
    """The value as gsaw reads it: half of a surrogate pair is U+FFFD."""
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, (list, tuple)):
        return type(value)(without_lone_surrogates(part) for part in value)
    return value


def objects_of(line):
    """The objects that a line holds, back to back; none when strict JSON says otherwise."""
    decoder = json.JSONDecoder(parse_int=str, parse_float=str, object_pairs_hook=Members)
    try:
        text = line.decode("utf-8").removeprefix("\ufeff").strip(" \t\r\n")
        found = []
        while text:
            value, end = decoder.raw_decode(text)
            if not isinstance(value, Members):
                return []
            found.append(without_lone_surrogates(value))
            text = text[end:].lstrip(" \t\r\n")
        return found
    except (ValueError, RecursionError):
        return []
