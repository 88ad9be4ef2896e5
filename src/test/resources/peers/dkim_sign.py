"""Signs each letter of a folder with dkimpy in each way it knows. Arguments: the folder, that of the signed letters, the
domain, a file with an RSA key (PEM) and one with an Ed25519 key (32 octets in base64)."""
import pathlib, sys
import dkim

folder, signed, domain = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3].encode()
keys = {b"rsa-sha256": pathlib.Path(sys.argv[4]).read_bytes(), b"ed25519-sha256": pathlib.Path(sys.argv[5]).read_bytes()}
forms = [(header, body) for header in (b"simple", b"relaxed") for body in (b"simple", b"relaxed")]

for file in sorted(folder.iterdir()):
    letter = file.read_bytes()
    for algorithm, key in keys.items():
        for header, body in forms:
            selector = algorithm.split(b"-")[0]
            field = dkim.sign(letter, selector, domain, key, canonicalize=(header, body), signature_algorithm=algorithm)
            name = "-".join([file.name, selector.decode(), header.decode(), body.decode()])
            (signed / name).write_bytes(field + letter)
