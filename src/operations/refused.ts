// What backup and restore refuse to do; the message is one plain sentence for the technician.

export class OperationRefused extends Error {}

/** The place is taken: a backup never overwrites one. */
export class BackupRefused extends OperationRefused {}

/** The target holds something, or the archive comes from a newer program. */
export class RestoreRefused extends OperationRefused {}

/** The file is not a backup, was cut off or changed, or belongs to another key; the message says which. */
export class ArchiveUnreadable extends OperationRefused {}
