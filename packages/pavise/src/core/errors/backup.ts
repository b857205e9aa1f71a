/** Backups of the workbench, and what they are restored into. */
export const BACKUP_ERRORS = {
  PAV_BACKUP_DAMAGED: {
    title: 'A backup is not what was written',
    hint: 'Use another copy of it; nothing was restored.',
    status: 422,
    exit: 2,
  },
  PAV_BACKUP_KEYS: {
    title: 'The keys of a backup cannot be opened',
    hint: 'Give the identity of the recipient with --identity FILE; a backup made without --with-keys has none.',
    status: 422,
    exit: 64,
  },
  PAV_RESTORE_NOT_EMPTY: {
    title: 'There is something where a backup is to be restored',
    hint: 'Restore into a new data folder (--data) or an empty database.',
    status: 409,
    exit: 64,
  },
} as const
