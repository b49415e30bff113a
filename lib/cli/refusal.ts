/** A failure that whoever gave the command can mend: only its message is shown. */
export class Refusal extends Error {
  override name = 'Refusal'
}
