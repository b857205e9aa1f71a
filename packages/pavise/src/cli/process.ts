import type { CommandContext } from '#cli/command'
import { commands } from '#cli/commands/index'
import { runCli } from '#cli/run'
import { keepHeapSmall } from '#cli/small-heap'

/** Joins the command line to this process: streams, signals, exit code. The only place that ends the process. */
export async function runProcess(argv: readonly string[]): Promise<never> {
  if (commands.find(({ name }) => name === argv[0])?.smallHeap) keepHeapSmall()
  const stop = new AbortController()
  listenForSignals(stop)
  ignoreClosedPipe(process.stdout, stop)
  ignoreClosedPipe(process.stderr, stop)
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      void import('#cli/failure').then(({ describeFailure }) => {
        process.stderr.write(describeFailure(error, process.env).text)
        process.exit(2)
      })
    })
  }
  const code = await runCli(argv, {
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: process.stdin,
    env: process.env,
    cwd: process.cwd(),
    signal: stop.signal,
  } satisfies CommandContext)
  await Promise.all([flushed(process.stdout), flushed(process.stderr)])
  process.exit(code)
}

/** The first SIGINT or SIGTERM asks the command to finish what is in hand; the second ends the process. */
function listenForSignals(stop: AbortController): void {
  for (const [name, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(code)
      stop.abort(interrupted(`stopped by ${name}`))
    })
  }
}

/** A reader that went away (`pavise … | head`) is no fault: writing stops, work stops, nothing is said. */
function ignoreClosedPipe(stream: NodeJS.WriteStream, stop: AbortController): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exit(2)
    if (!stop.signal.aborted) stop.abort(interrupted('the reader of the output went away'))
  })
}

/** As `PaviseError` says it, without loading the catalogue for a signal that may never come. */
function interrupted(message: string): Error {
  return Object.assign(new Error(message), { code: 'PAV_INTERRUPTED' as const })
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((done) => {
    if (stream.destroyed || !stream.writable) done()
    else stream.write('', () => done())
  })
}
