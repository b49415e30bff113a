/** Why a backup could not be made or read, in words for whoever runs the site. */
export class BackupError extends Error {
  override name = 'BackupError'
}
