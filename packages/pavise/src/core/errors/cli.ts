/** Wrong usage, files and configuration. */
export const CLI_ERRORS = {
  PAV_USAGE: { title: 'The command line is wrong', hint: 'Run the command with --help.', status: 400, exit: 64 },
  PAV_FILE_NOT_FOUND: { title: 'A file that was named does not exist', hint: 'Check the path.', status: 404, exit: 64 },
  PAV_FILE_UNREADABLE: { title: 'A file could not be read', hint: 'Check its permissions and that it is a file.', status: 422, exit: 64 },
  PAV_FILE_UNWRITABLE: {
    title: 'A file could not be written',
    hint: 'Check free space and permissions of the folder.',
    status: 500,
    exit: 2,
  },
  PAV_CONFIG_INVALID: {
    title: 'A configuration has faults',
    hint: 'Mend the named fields; all faults are listed at once.',
    status: 422,
    exit: 64,
  },
  PAV_CONFIG_UNTRUSTED: {
    title: 'The configuration names code, commands, plugins or secrets and is not trusted',
    hint: 'Read it, then run: pavise trust FILE',
    status: 403,
    exit: 64,
  },
  PAV_ROOM_NOT_BUILT: { title: 'This part is not built yet', hint: 'The message names what is there today.', status: 501, exit: 64 },
  PAV_DEP_MISSING: { title: 'An optional package is missing', hint: 'Install it with the command in the message.', status: 501, exit: 2 },
  PAV_INTERRUPTED: { title: 'Stopped by the user', hint: 'Run it again; a run that can be gone on with says how.', status: 499, exit: 2 },
  PAV_INTERNAL: { title: 'A fault in Pavise', hint: 'Please report it with the code and what you ran.', status: 500, exit: 2 },
} as const
