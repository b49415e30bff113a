/** Joins class names and leaves out what is empty, so that a component can take one from outside. */
export function cx(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
