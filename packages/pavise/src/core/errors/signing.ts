/** Signatures over model files and data sets. */
export const SIGNING_ERRORS = {
  PAV_OUTPUT_EXISTS: {
    title: 'The file to write is there already',
    hint: 'Name another one, or replace it with --force.',
    status: 409,
    exit: 64,
  },
  PAV_SIGN_CONTENT: {
    title: 'Something below the path cannot be covered by a signature',
    hint: 'Remove it or leave it out with --ignore; links need --allow-symlinks.',
    status: 422,
    exit: 64,
  },
  PAV_SIGN_KEY: {
    title: 'A key or certificate to sign or verify with is missing or not usable',
    hint: 'Keys are PEM, elliptic curve P-256, P-384 or P-521: openssl ecparam -name prime256v1 -genkey -noout -out key.pem',
    status: 422,
    exit: 64,
  },
  PAV_SIGN_SIGNATURE: {
    title: 'A file is no model signature',
    hint: 'Name the file that was made together with the model: usually model.sig, a Sigstore bundle in JSON.',
    status: 422,
    exit: 1,
  },
  PAV_SIGN_TOKEN: {
    title: 'An identity token cannot be used',
    hint: 'Ask your provider for a new one, for the audience sigstore; in GitHub Actions the job needs the permission id-token: write.',
    status: 422,
    exit: 64,
  },
  PAV_SIGN_SERVICE: {
    title: 'A certificate authority or transparency log refused, or answered what does not hold',
    hint: 'Nothing was written. Read what it said; for a private installation check --fulcio, --rekor and --trusted-root.',
    status: 502,
    exit: 2,
  },
  PAV_SIGN_CHANGED: {
    title: 'A file changed while it was read',
    hint: 'Run again when nothing writes to the folder.',
    status: 409,
    exit: 2,
  },
} as const
