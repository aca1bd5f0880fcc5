import type { FoundFile } from './files.js';
import type { FileSystem } from './file-system.js';

/** Git LFS leaves a pointer of about 130 bytes in place of a file that was not fetched. */
const POINTER_BYTES = 1024;
const POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)?oid sha256:([0-9a-f]{64})\n/;

/** SHA-256 of an attachment in hex. A Git LFS pointer names the hash of the file it stands for. */
export function attachmentHash({ absolute, size }: FoundFile, files: FileSystem): string | null {
  if (size <= POINTER_BYTES) {
    const bytes = files.read(absolute);
    const pointer = bytes && POINTER.exec(new TextDecoder().decode(bytes));
    if (pointer) return pointer[1]!;
  }
  return files.hash(absolute);
}
