import { createServer, type Server } from 'node:net';

/** A mail as it came in: the decoded parts of it are what people read. */
export interface Mail {
  to: string;
  source: string;
}

/** A mail server that takes everything and keeps it. */
export class MailServer {
  readonly mails: Mail[] = [];
  private readonly server: Server;

  constructor(port: number) {
    this.server = createServer((socket) => {
      let rest = '';
      let to = '';
      let inMail = false;
      const say = (line: string) => socket.write(`${line}\r\n`);
      say('220 test');
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        rest += chunk.toString('latin1');
        for (;;) {
          const end = rest.indexOf(inMail ? '\r\n.\r\n' : '\r\n');
          if (end < 0) return;
          const part = rest.slice(0, end);
          rest = rest.slice(end + (inMail ? 5 : 2));
          if (inMail) {
            this.mails.push({ to, source: part });
            inMail = false;
            say('250 taken');
          } else if (part.startsWith('RCPT')) {
            to = /<(.*)>/.exec(part)?.[1] ?? '';
            say('250 ok');
          } else if (part.startsWith('DATA')) {
            inMail = true;
            say('354 go on');
          } else if (part.startsWith('QUIT')) {
            socket.end('221 bye\r\n');
          } else {
            say('250 ok');
          }
        }
      });
    }).listen(port, '127.0.0.1');
  }

  /** The plain text of the mails to an address, in the order of their coming. */
  textsTo(address: string): string[] {
    return this.mails.filter(({ to }) => to === address).map(({ source }) => plainText(source));
  }

  close(): void {
    this.server.close();
  }
}

function plainText(source: string): string {
  const boundary = /boundary="([^"]+)"/.exec(source)?.[1] ?? '';
  const part = source.split(`--${boundary}`)[1] ?? '';
  const [head = '', ...body] = part.split('\r\n\r\n');
  const content = body.join('\r\n\r\n');
  return /base64/i.test(head) ? Buffer.from(content, 'base64').toString('utf8') : content;
}
