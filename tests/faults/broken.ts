/** What the site answered with a failure of its own, for the run that goes on now: whoever asks notes it, so that no answer is left out. */
const noted: string[] = []

/** Notes an answer where it is a failure of ours; that the database is away is none (503). */
export function noteFailure(what: string, status: number, text = ''): void {
  if (isFailure(status)) noted.push(`${what} was answered ${status}: ${text.slice(0, 300)}`)
}

/** Whether an answer with this status says that we made a mistake. */
export function isFailure(status: number): boolean {
  return status >= 500 && status !== 503
}

/** What was noted, which is forgotten by that. */
export function takeFailures(): string[] {
  return noted.splice(0)
}
