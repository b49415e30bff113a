/** The zones that a form offers: those this Node knows, and UTC. Any other name that browsers know may be typed. */
export function commonZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
}
