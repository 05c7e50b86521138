// Messages on standard input, one base64 a line; what mailparser reads of each on standard output.
const { simpleParser } = require("mailparser");
const { createHash } = require("crypto");

const boxes = (field) =>
  [].concat(field || []).flatMap((list) => list.value).map(({ name, address }) => [name, address]);

async function main() {
  const lines = require("fs").readFileSync(0, "ascii").trim().split("\n");
  const read = [];
  for (const line of lines) {
    const mail = await simpleParser(Buffer.from(line, "base64"), { skipTextToHtml: true });
    read.push({
      headers: mail.headerLines.map(({ key }) => key),
      subject: mail.subject,
      date: mail.date && mail.date.toISOString(),
      id: mail.messageId,
      from: boxes(mail.from),
      to: boxes(mail.to),
      cc: boxes(mail.cc),
      bcc: boxes(mail.bcc),
      text: mail.text,
      html: mail.html || null,
      attachments: mail.attachments.map(({ filename, contentType, content }) => [
        filename,
        contentType,
        createHash("sha256").update(content).digest("hex"),
      ]),
    });
  }
  process.stdout.write(JSON.stringify(read));
}

main();
