"""Python's smtplib at our doors. Prints what it saw; anything unforeseen ends it with a stack."""
import smtplib
import ssl
import sys
from email.message import EmailMessage

ports = dict(pair.split("=") for pair in sys.argv[1].split(","))
certificate, mia, nobody, password, subject = sys.argv[2:7]

context = ssl.create_default_context(cafile=certificate)
context.check_hostname = False  # we call by number


def letter(number, **fields):
    made = EmailMessage()
    made["From"] = fields.get("sender", "friend@far.example")
    made["To"] = mia
    made["Subject"] = f"{subject}-{number}"
    made.set_content("How are you?\n.\n..two dots\n")
    return made


with smtplib.SMTP("127.0.0.1", int(ports["mx"])) as world:
    world.starttls(context=context)
    refused = world.send_message(letter(1), to_addrs=[mia, nobody])
    print("refused", {who: code for who, (code, _) in refused.items()})

with smtplib.SMTP("127.0.0.1", int(ports["mx"])) as world:
    world.send_message(letter(2, sender="jürgen@far.example"), from_addr="jürgen@far.example", to_addrs=[mia])
    print("utf8", world.has_extn("smtputf8"))

with smtplib.SMTP_SSL("127.0.0.1", int(ports["submissions"]), context=context) as person:
    person.login(mia, password)
    person.send_message(letter(3, sender=mia))
    print("signed in", person.noop()[0])

with smtplib.SMTP("127.0.0.1", int(ports["submission"])) as person:
    try:
        person.login(mia, password)
    except smtplib.SMTPNotSupportedError as sentence:
        print("clear", sentence)
    person.starttls(context=context)
    try:
        person.login(mia, "a guess")
    except smtplib.SMTPAuthenticationError as wrong:
        print("wrong", wrong.smtp_code)

with smtplib.LMTP("127.0.0.1", int(ports["lmtp"])) as front:
    front.send_message(letter(4), to_addrs=[mia])
    print("lmtp", front.noop()[0])
