/** The `pavise.yaml` that `pavise init` writes: runs as it is against the practice target, and says how to point it elsewhere. */
export const STARTER_CONFIG = `# What this project protects. Reference: docs/quickstart.md
name: my-project

assets:
  # An application that speaks the chat completions API. Attack it with:
  #   pavise attack --target http://127.0.0.1:8088/v1 --model quarry
  # To practise on something that is made to be broken, start \`pavise quarry --port 8088\` first.
  - kind: endpoint
    name: bot
    api: openai-chat
    url: "http://127.0.0.1:8088/v1"
    model: quarry
    # A key is named, never written here. Naming one makes this file ask for \`pavise trust pavise.yaml\`.
    # auth: { env: BOT_KEY }

gateway:
  listen: 127.0.0.1:8400
  upstreams:
    # Clients use http://127.0.0.1:8400/v1 instead of this address.
    openai: { url: "http://127.0.0.1:8088" }

# What the gateway does about what it finds.
policy: policy/default.yaml
`
