"""Verifies the signatures of one domain under each letter of a folder with dkimpy. Prints how many letters bear one good
signature of each kind, and a line for each other letter. records.txt: a name and a record on each line."""
import pathlib, sys
import dkim

folder, records, domain = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3].encode()
published = dict(line.split(" ", 1) for line in records.read_text().splitlines())


def lookup(name, timeout=5):
    return published.get(name.decode().rstrip("."), "").encode()


def judged(letter):
    found = []
    signatures = [value for name, value in dkim.DKIM(letter).headers if name.lower() == b"dkim-signature"]
    for number, value in enumerate(signatures):
        tags = dkim.util.parse_tag_value(value)
        if tags.get(b"d") == domain:
            good = dkim.DKIM(letter).verify(idx=number, dnsfunc=lookup)
            found.append((tags[b"a"].decode() if good else "bad " + tags[b"a"].decode()))
    return " ".join(found)


good = 0
for file in sorted(folder.iterdir()):
    try:
        verdict = judged(file.read_bytes())
    except dkim.DKIMException as broken:
        verdict = repr(broken)
    if verdict == "rsa-sha256 ed25519-sha256":
        good += 1
    else:
        print(file.name, verdict or "unsigned")
print("good", good)
