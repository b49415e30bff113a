import { createServer, type Socket } from 'node:net'

/** What a mail server answers: the start of its replies to a login, a recipient and the end of a message. */
export type SmtpReplies = { login: string; recipient: string; message: string }

/** A mail server of a few lines, with what it was handed. Change `replies` while it runs. */
export type SmtpServer = { url: string; replies: SmtpReplies; messages: string[]; close(): Promise<void> }

/** Starts a mail server that takes everything until it is told otherwise (RFC 5321, as much as nodemailer speaks). */
export async function startSmtp(): Promise<SmtpServer> {
  const replies: SmtpReplies = { login: '235 welcome', recipient: '250 known', message: '250 taken' }
  const messages: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    converse(socket, replies, messages)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port.')
  return {
    url: `smtp://user:secret@127.0.0.1:${address.port}`,
    replies,
    messages,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function converse(socket: Socket, replies: SmtpReplies, messages: string[]): void {
  let unread = ''
  let inMessage = false
  const say = (line: string) => socket.write(`${line}\r\n`)
  const answers: [RegExp, () => string][] = [
    [/^EHLO/i, () => '250-here\r\n250 AUTH PLAIN'],
    [/^AUTH/i, () => replies.login],
    [/^RCPT/i, () => replies.recipient],
    [/^DATA/i, () => '354 go on'],
    [/^QUIT/i, () => '221 bye'],
  ]
  socket.on('error', () => socket.destroy())
  socket.on('data', (bytes) => {
    unread += bytes.toString('utf8')
    for (;;) {
      const end = unread.indexOf(inMessage ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const text = unread.slice(0, end)
      unread = unread.slice(end + (inMessage ? 5 : 2))
      if (inMessage) {
        inMessage = false
        messages.push(text)
        say(replies.message)
      } else {
        inMessage = /^DATA/i.test(text)
        say(answers.find(([command]) => command.test(text))?.[1]() ?? '250 fine')
      }
    }
  })
  say('220 here')
}
