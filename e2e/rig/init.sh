#!/bb/sh
# PID 1 of the guest. The image holds busybox and kernel modules; node, its libraries and the project come from the
# host over 9p. What differs from run to run lies in the share "run", written by run-share.ts:
#   settings   shell variables, 0 or 1: usb, disk, network, node
#   command    sets the environment and becomes the command
#   status     written here: the exit status of the command
export PATH=/bb
/bb/busybox --install -s /bb
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mkdir -p /dev/pts /dev/shm
mount -t devpts devpts /dev/pts
mount -t tmpfs shm /dev/shm
mount -t tmpfs run /run
mount -t tmpfs tmp /tmp

say() { echo "rig[$(cut -d' ' -f1 /proc/uptime)] $*"; }
power_off() {
  grep -q ' /data ' /proc/mounts && umount /data
  sync
  echo o > /proc/sysrq-trigger
  sleep 5
  poweroff -f
}
fail() {
  say "failed: $*"
  power_off
}
load() {
  while read -r module; do
    arguments=
    [ "$module" = dummy_hcd ] && arguments=num=4
    insmod "/modules/$module.ko" $arguments || say "module $module did not load"
  done < "/modules/$1"
}
share() { # TAG DIRECTORY OPTIONS
  mount -t 9p -o "trans=virtio,version=9p2000.L,msize=512000,$3" "$1" "$2" || fail "share $1"
}

say kernel up
load base.order
share run /rig rw
. /rig/settings
[ "$usb" = 1 ] && load usb.order
say modules loaded

share usr /usr ro,cache=loose
share project /lower ro,cache=loose
share out /out rw
[ "$node" = 1 ] && share node /node ro,cache=loose
# the project can be written in the guest and stays as it is on the host
mkdir /tmp/upper /tmp/work
mount -t overlay -o lowerdir=/lower,upperdir=/tmp/upper,workdir=/tmp/work project /proj || fail overlay
# the cache of tsx, kept from run to run: transpiling under emulation is slow
mkdir /tmp/tsx-0
share tsx /tmp/tsx-0 rw
[ "$disk" = 1 ] && { mount -t ext4 /dev/vda /data || fail "disk"; }

for dir in bin sbin lib lib64; do ln -s "usr/$dir" "/$dir"; done
echo 'root:x:0:0:root:/root:/bin/sh' > /etc/passwd
for group in root:0 tty:5 disk:6 lp:7 kmem:15 dialout:20 cdrom:24 audio:29 video:44 input:101 kvm:103 render:104 sgx:105; do
  echo "${group%:*}:x:${group#*:}:" >> /etc/group
done
echo '127.0.0.1 localhost rig' > /etc/hosts
# without it node would compare every file below /usr/share/zoneinfo, for seconds, at its first date
ln -s /usr/share/zoneinfo/Etc/UTC /etc/localtime
hostname rig
ip link set lo up
[ "$network" = 1 ] && { ip addr add 10.0.2.15/24 dev eth0 && ip link set eth0 up || fail network; }
say mounts done

export PATH=/node:/usr/local/bin:/usr/bin:/usr/sbin:/bb HOME=/root TERM=dumb SYSTEMD_PAGER=cat
if [ "$usb" = 1 ]; then
  mount -t configfs configfs /sys/kernel/config
  /usr/lib/systemd/systemd-udevd --daemon 2>&1 | head -5
  udevadm trigger --type=subsystems --action=add
  udevadm trigger --type=devices --action=add
  udevadm settle --timeout=60
  say udev settled
fi

cd /proj
say started
setsid /bb/sh /rig/command < /dev/null > /dev/console 2>&1
status=$?
say "status $status"
echo $status > /rig/status
power_off
