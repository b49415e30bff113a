import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An nginx that runs with the example of lib/cli/deploy. */
export type Nginx = { certificate: string; stop(): Promise<void> }

/** The program; installed from Debian's packages where we are root there, and never as a service. Null where it cannot be had. */
export function findNginx(): string | null {
  if (!found() && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    // In runlevel 1 no package starts its service.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
    spawnSync('apt-get', ['update'], { env, timeout: 120_000 })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'nginx', 'openssl'], { env, timeout: 240_000 })
  }
  return found()
}

function found(): string | null {
  const runs = (program: string, flag: string) => spawnSync(program, [flag]).status === 0
  if (!runs('openssl', 'version')) return null
  return ['nginx', '/usr/sbin/nginx'].find((program) => runs(program, '-v')) ?? null
}

/** Runs the example as it is, but for ports, the certificate and its folder. */
export async function startNginx(
  program: string,
  ports: { http: number; https: number; site: number },
): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'quorum-nginx-'))
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'temp'))
  const certificate = join(folder, 'certificate.pem')
  makeCertificate(certificate, join(folder, 'key.pem'))
  writeFileSync(join(folder, 'site.conf'), example(folder, certificate, ports))
  writeFileSync(join(folder, 'nginx.conf'), around(folder))
  const child = spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return { certificate: readFileSync(certificate, 'utf8'), stop: () => stop(child, folder) }
}

/** Each replacement must hit, or the example has changed and this would test something else. */
function example(folder: string, certificate: string, ports: { http: number; https: number; site: number }): string {
  const replacements: [RegExp, string][] = [
    [/127\.0\.0\.1:3000/, `127.0.0.1:${ports.site}`],
    [/listen 80;/, `listen 127.0.0.1:${ports.http};`],
    [/listen 443 ssl http2;/, `listen 127.0.0.1:${ports.https} ssl http2;`],
    [/ *listen \[::\]:80;\n/, ''],
    [/ *listen \[::\]:443 ssl http2;\n/, ''],
    [/https:\/\/\$server_name\$/, `https://$server_name:${ports.https}$`],
    [/ssl_certificate \S+;/, `ssl_certificate ${certificate};`],
    [/ssl_certificate_key \S+;/, `ssl_certificate_key ${join(folder, 'key.pem')};`],
  ]
  let text = readFileSync('lib/cli/deploy/nginx.conf', 'utf8')
  for (const [what, by] of replacements) {
    if (!what.test(text)) throw new Error(`The example has no ${what}.`)
    text = text.replace(what, by)
  }
  return text.replaceAll('meet.example.org', '127.0.0.1')
}

function around(folder: string): string {
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return [
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    'daemon off;',
    'worker_processes 1;',
    `pid ${join(folder, 'nginx.pid')};`,
    'events { worker_connections 64; }',
    'http {',
    '  access_log off;',
    '  gzip on;',
    ...temp.map((name) => `  ${name}_temp_path ${join(folder, 'temp', name)};`),
    '  include site.conf;',
    '}',
  ].join('\n')
}

function makeCertificate(certificate: string, key: string): void {
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate]
  const made = spawnSync('openssl', [...args, ...subject], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`No certificate: ${made.stderr}`)
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  rmSync(folder, { recursive: true, force: true })
}
