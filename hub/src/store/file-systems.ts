// Finds out on what kind of file system a folder lies, from what the kernel says is mounted.

export interface Mount {
  readonly mountPoint: string
  readonly type: string
}

const networkTypes =
  /^(nfs4?|cifs|smb[23]?|smbfs|9p|afs|ceph|glusterfs|ncpfs|lustre|fuse\.(sshfs|glusterfs|s3fs|rclone|davfs))$/

/** These keep or order written data as somebody else pleases. */
export const isNetworkType = (type: string): boolean => networkTypes.test(type)

/** `/proc/mounts` writes blanks and the like as octal. */
const unescape = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

export const parseMounts = (mounts: string): Mount[] =>
  mounts.split('\n').flatMap((line) => {
    const [, mountPoint, type] = line.split(' ')
    return mountPoint === undefined || type === undefined ? [] : [{ mountPoint: unescape(mountPoint), type }]
  })

/** The innermost mount that holds an absolute path; of two at one place the later, which covers the other. */
export function mountOf(path: string, mounts: readonly Mount[]): Mount | undefined {
  let best: Mount | undefined
  for (const mount of mounts) {
    const { mountPoint } = mount
    const isWithin = mountPoint === '/' || path === mountPoint || path.startsWith(`${mountPoint}/`)
    if (isWithin && (best === undefined || mountPoint.length >= best.mountPoint.length)) best = mount
  }
  return best
}
