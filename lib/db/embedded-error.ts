/** Why the embedded PostgreSQL could not be had, in words for whoever runs the site. */
export class EmbeddedError extends Error {
  override name = 'EmbeddedError'
}
