/** Bills of materials. */
export const BOM_ERRORS = {
  PAV_BOM_INVALID: {
    title: 'A file is no bill of materials that can be read',
    hint: 'CycloneDX 1.4 to 1.7 in JSON is read.',
    status: 422,
    exit: 64,
  },
} as const
