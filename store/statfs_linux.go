package store

import (
	"fmt"
	"path/filepath"
	"slices"

	"golang.org/x/sys/unix"
)

// remote are file systems on which file locks hang or do not hold.
var remote = []int64{unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.V9FS_MAGIC, unix.AFS_SUPER_MAGIC, unix.CODA_SUPER_MAGIC}

// local refuses network file systems, on which two parleys would not see each
// other's lock.
func local(path string) error {
	var st unix.Statfs_t
	if err := unix.Statfs(filepath.Dir(path), &st); err != nil {
		return nil //nolint:nilerr // a file system that does not say what it is counts as local
	}
	if slices.Contains(remote, int64(st.Type)) { //nolint:unconvert // 32-bit systems have another type
		return fmt.Errorf("%s lies on a network file system, where locks cannot be trusted; keep the database on a local disk", path)
	}
	return nil
}
