import { defineFormat } from '#supplychain/scan/format'
import { jsonOf } from '../json/json-content.js'
import { looksLikeTar } from '../tar/tar-header.js'
import { judgeLayout, layoutIn } from './layout-tar.js'
import { isManifest, judgeManifest } from './manifest.js'
import { digestRule, foreignRule, manifestRule, pathRule } from './rules.js'

/** OCI images and artifacts: manifests and indexes wherever they lie, and image layouts as one tar. Layers are archives and scanned as such. */
export const oci = defineFormat({
  id: 'oci',
  title: 'OCI image layout and manifests',
  rules: [digestRule, pathRule, foreignRule, manifestRule],
  detect(content) {
    if (looksLikeTar(content)) return layoutIn(content) ? 'yes' : 'no'
    return isManifest(jsonOf(content)?.root) ? 'yes' : 'no'
  },
  scan(content, scan) {
    const layout = looksLikeTar(content) ? layoutIn(content) : undefined
    if (layout) judgeLayout(layout, scan)
    else judgeManifest(jsonOf(content)!.root, scan)
  },
})
