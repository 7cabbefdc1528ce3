using System.Globalization;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>
/// The packages that are installed in images. Every package has a new release now and then, each at an interval of its own, so that the
/// packages of two builds differ the more, the more time lies between them.
/// </summary>
internal static class PackageHandler
{
    // Name and version of a package at the time of the first release.
    private const string LinuxPackages =
        "acl 2.3.1|acpid 2.0.32|alternatives 1.15|amazon-chrony-config 4.3|amazon-ec2-net-utils 2.4.1|"
        + "amazon-linux-repo-s3 2023.5|amazon-linux-sb-keys 2023.1|amazon-rpm-config 228.3|amazon-ssm-agent 3.3.987|"
        + "amd-ucode-firmware 20210208|at 3.1.23|attr 2.5.1|audit 3.0.6|audit-libs 3.0.6|aws-cfn-bootstrap 2.0.31|"
        + "awscli-2 2.15.30|basesystem 11|bash 5.2.15|bash-completion 2.11|bc 1.07.1|bind-libs 9.18.28|bind-license 9.18.28|"
        + "bind-utils 9.18.28|binutils 2.39|boost-filesystem 1.75.0|boost-system 1.75.0|boost-thread 1.75.0|bzip2 1.0.8|"
        + "bzip2-libs 1.0.8|c-ares 1.19.1|ca-certificates 2023.2.68|checkpolicy 3.4|chkconfig 1.15|chrony 4.3|cloud-init 22.2.2|"
        + "cloud-init-cfg-ec2 22.2.2|cloud-utils-growpart 0.31|coreutils 8.32|coreutils-common 8.32|cpio 2.13|cracklib 2.9.6|"
        + "cracklib-dicts 2.9.6|crontabs 1.11|crypto-policies 20220428|crypto-policies-scripts 20220428|cryptsetup 2.6.1|"
        + "cryptsetup-libs 2.6.1|curl-minimal 8.5.0|cyrus-sasl-lib 2.1.27|cyrus-sasl-plain 2.1.27|dbus 1.12.28|dbus-broker 32|"
        + "dbus-common 1.12.28|dbus-libs 1.12.28|device-mapper 1.02.185|device-mapper-libs 1.02.185|diffutils 3.8|dnf 4.14.0|"
        + "dnf-data 4.14.0|dnf-plugin-release-notification 1.2|dnf-plugin-support-info 1.2|dnf-plugins-core 4.3.0|dnf-utils 4.3.0|"
        + "dosfstools 4.2|dracut 055|dracut-config-ec2 3.0|dracut-config-generic 055|dwz 0.14|dyninst 10.2.1|e2fsprogs 1.46.5|"
        + "e2fsprogs-libs 1.46.5|ec2-hibinit-agent 1.0.8|ec2-instance-connect 1.1|ec2-instance-connect-selinux 1.1|"
        + "ec2-utils 2.2.0|ed 1.14.2|efi-filesystem 5|efi-srpm-macros 5|efibootmgr 18|efivar 38|efivar-libs 38|"
        + "elfutils-debuginfod-client 0.188|elfutils-default-yama-scope 0.188|elfutils-libelf 0.188|elfutils-libs 0.188|"
        + "ethtool 5.15|expat 2.5.0|file 5.39|file-libs 5.39|filesystem 3.14|findutils 4.8.0|fonts-srpm-macros 2.0.5|fstrm 0.6.1|"
        + "fuse-libs 2.9.9|gawk 5.1.0|gdbm-libs 1.19|gdisk 1.0.8|gettext 0.21|gettext-libs 0.21|ghc-srpm-macros 1.5.0|"
        + "glib2 2.74.7|glibc 2.34|glibc-all-langpacks 2.34|glibc-common 2.34|glibc-gconv-extra 2.34|glibc-locale-source 2.34|"
        + "gmp 6.2.1|gnupg2-minimal 2.3.7|gnutls 3.8.0|go-srpm-macros 3.2.0|gpgme 1.15.1|gpm-libs 1.20.7|grep 3.8|"
        + "groff-base 1.22.4|grub2-common 2.06|grub2-efi-x64-ec2 2.06|grub2-pc-modules 2.06|grub2-tools 2.06|"
        + "grub2-tools-minimal 2.06|grubby 8.40|gssproxy 0.8.4|gzip 1.12|hostname 3.23|hunspell 1.7.0|hunspell-en 0.20140811|"
        + "hunspell-en-US 0.20140811|hunspell-filesystem 1.7.0|hwdata 0.384|info 6.7|inih 49|initscripts 10.09|iproute 5.10.0|"
        + "iputils 20210202|irqbalance 1.9.0|jansson 2.14|jemalloc 5.2.1|jitterentropy 3.4.1|jq 1.7.1|json-c 0.14|kbd 2.4.0|"
        + "kbd-misc 2.4.0|kernel 6.1.97|kernel-libbpf 6.1.97|kernel-livepatch-repo-s3 2023.5|kernel-srpm-macros 1.0|"
        + "kernel-tools 6.1.97|keyutils 1.6.3|keyutils-libs 1.6.3|kmod 29|kmod-libs 29|kpatch-runtime 0.9.7|krb5-libs 1.21.3|"
        + "less 608|libacl 2.3.1|libarchive 3.7.4|libargon2 20171227|libassuan 2.5.5|libattr 2.5.1|libbasicobjects 0.1.1|"
        + "libblkid 2.37.4|libcap 2.48|libcap-ng 0.8.2|libcbor 0.7.0|libcollection 0.7.0|libcom_err 1.46.5|libcomps 0.1.20|"
        + "libconfig 1.7.2|libcurl-minimal 8.5.0|libdb 5.3.28|libdhash 0.5.0|libdnf 0.69.0|libeconf 0.4.0|libedit 3.1|libev 4.33|"
        + "libevent 2.1.12|libfdisk 2.37.4|libffi 3.4.4|libfido2 1.10.0|libgcc 11.4.1|libgcrypt 1.10.2|libgomp 11.4.1|"
        + "libgpg-error 1.42|libibverbs 48.0|libidn2 2.3.2|libini_config 1.3.1|libkcapi 1.4.0|libkcapi-hmaccalc 1.4.0|"
        + "libldb 2.6.2|libmaxminddb 1.5.2|libmetalink 0.1.3|libmnl 1.0.4|libmodulemd 2.13.0|libmount 2.37.4|libnfsidmap 2.5.4|"
        + "libnghttp2 1.59.0|libnl3 3.5.0|libpath_utils 0.2.1|libpcap 1.10.1|libpipeline 1.5.3|libpkgconf 1.8.0|libpsl 0.21.1|"
        + "libpwquality 1.4.4|libref_array 0.1.5|librepo 1.14.5|libreport-filesystem 2.15.2|libseccomp 2.5.3|libselinux 3.4|"
        + "libselinux-utils 3.4|libsemanage 3.4|libsepol 3.4|libsigsegv 2.13|libsmartcols 2.37.4|libsolv 0.7.22|libss 1.46.5|"
        + "libsss_certmap 2.9.4|libsss_idmap 2.9.4|libsss_nss_idmap 2.9.4|libsss_sudo 2.9.4|libstdc++ 11.4.1|libstoragemgmt 1.9.4|"
        + "libtalloc 2.3.4|libtasn1 4.19.0|libtdb 1.4.7|libtevent 0.13.0|libtextstyle 0.21|libtirpc 1.3.3|libunistring 0.9.10|"
        + "libuser 0.63|libutempter 1.2.1|libuuid 2.37.4|libuv 1.47.0|libverto 0.3.2|libverto-libev 0.3.2|libxcrypt 4.4.33|"
        + "libxml2 2.10.4|libyaml 0.2.5|libzstd 1.5.5|lm_sensors-libs 3.6.0|lmdb-libs 0.9.29|logrotate 3.20.1|lsof 4.94.0|"
        + "lua-libs 5.4.4|lua-srpm-macros 1|lz4-libs 1.9.4|man-db 2.9.3|man-pages 5.10|microcode_ctl 2.1|mpfr 4.1.0|nano 5.8|"
        + "ncurses 6.2|ncurses-base 6.2|ncurses-libs 6.2|net-tools 2.0|nettle 3.8|newt 0.52.21|nfs-utils 2.5.4|npth 1.6|"
        + "nspr 4.35.0|nss 3.90.0|nss-softokn 3.90.0|nss-softokn-freebl 3.90.0|nss-sysinit 3.90.0|nss-util 3.90.0|ntsysv 1.15|"
        + "numactl-libs 2.0.14|ocaml-srpm-macros 6|openblas-srpm-macros 2|openldap 2.4.57|openssh 8.7.12|openssh-clients 8.7.12|"
        + "openssh-server 8.7.12|openssl 3.0.8|openssl-libs 3.0.8|openssl-pkcs11 0.4.12|os-prober 1.77|p11-kit 0.24.1|"
        + "p11-kit-trust 0.24.1|package-notes-srpm-macros 0.4|pam 1.5.1|parted 3.4|passwd 0.80|pciutils 3.7.0|pciutils-libs 3.7.0|"
        + "pcre2 10.40|pcre2-syntax 10.40|perl-Carp 1.50|perl-Encode 3.15|perl-Errno 1.30|perl-Exporter 5.74|perl-File-Path 2.18|"
        + "perl-File-Temp 0.231.100|perl-Getopt-Long 2.52|perl-HTTP-Tiny 0.078|perl-IO 1.43|perl-MIME-Base64 3.16|"
        + "perl-PathTools 3.78|perl-Pod-Usage 2.01|perl-Scalar-List-Utils 1.56|perl-Socket 2.032|perl-Storable 3.21|"
        + "perl-Text-ParseWords 3.30|perl-Time-Local 1.300|perl-interpreter 5.32.1|perl-libs 5.32.1|perl-srpm-macros 1|"
        + "pkgconf 1.8.0|pkgconf-m4 1.8.0|pkgconf-pkg-config 1.8.0|policycoreutils 3.4|policycoreutils-python-utils 3.4|popt 1.18|"
        + "procps-ng 3.3.17|protobuf-c 1.4.1|psacct 6.6.4|psmisc 23.4|publicsuffix-list-dafsa 20240212|python-chevron 0.13.1|"
        + "python-srpm-macros 3.9|python3 3.9.16|python3-attrs 20.3.0|python3-audit 3.0.6|python3-awscrt 0.19.19|"
        + "python3-babel 2.9.1|python3-cffi 1.14.5|python3-chardet 4.0.0|python3-colorama 0.4.4|python3-configobj 5.0.6|"
        + "python3-cryptography 36.0.1|python3-daemon 2.3.0|python3-dateutil 2.8.1|python3-dbus 1.2.18|python3-distro 1.5.0|"
        + "python3-dnf 4.14.0|python3-docutils 0.16|python3-gpg 1.15.1|python3-hawkey 0.69.0|python3-idna 2.10|"
        + "python3-jinja2 2.11.3|python3-jmespath 0.10.0|python3-jsonpatch 1.21|python3-jsonpointer 2.0|python3-jsonschema 3.2.0|"
        + "python3-libcomps 0.1.20|python3-libdnf 0.69.0|python3-libs 3.9.16|python3-libselinux 3.4|python3-libsemanage 3.4|"
        + "python3-lockfile 0.12.2|python3-markupsafe 1.1.1|python3-netifaces 0.10.6|python3-oauthlib 3.0.2|"
        + "python3-pip-wheel 21.3.1|python3-ply 3.11|python3-policycoreutils 3.4|python3-prettytable 0.7.2|"
        + "python3-prompt-toolkit 3.0.24|python3-pycparser 2.20|python3-pyrsistent 0.17.3|python3-pyserial 3.4|"
        + "python3-pysocks 1.7.1|python3-pytz 2022.7.1|python3-pyyaml 5.4.1|python3-requests 2.25.1|python3-rpm 4.16.1.3|"
        + "python3-ruamel-yaml 0.16.6|python3-setools 4.4.1|python3-setuptools 59.6.0|python3-setuptools-wheel 59.6.0|"
        + "python3-six 1.15.0|python3-systemd 235|python3-urllib3 1.25.10|python3-wcwidth 0.2.5|quota 4.06|quota-nls 4.06|"
        + "readline 8.1|rng-tools 6.14|rootfiles 8.1|rpcbind 1.2.6|rpm 4.16.1.3|rpm-build-libs 4.16.1.3|rpm-libs 4.16.1.3|"
        + "rpm-plugin-selinux 4.16.1.3|rpm-plugin-systemd-inhibit 4.16.1.3|rpm-sign-libs 4.16.1.3|rsync 3.2.6|rust-srpm-macros 21|"
        + "sbsigntools 0.9.4|screen 4.8.0|sed 4.8|selinux-policy 38.1.45|selinux-policy-targeted 38.1.45|setup 2.13.7|"
        + "shadow-utils 4.9|slang 2.3.2|sqlite-libs 3.40.0|sssd-client 2.9.4|sssd-common 2.9.4|sssd-kcm 2.9.4|"
        + "sssd-nfs-idmap 2.9.4|strace 6.8|sudo 1.9.15|sysctl-defaults 1.0|sysstat 12.5.6|system-release 2023.5|systemd 252.23|"
        + "systemd-libs 252.23|systemd-networkd 252.23|systemd-pam 252.23|systemd-resolved 252.23|systemd-udev 252.23|"
        + "systemtap-runtime 4.8|tar 1.34|tbb 2020.3|tcpdump 4.99.1|tcsh 6.24.7|time 1.9|traceroute 2.1.3|tzdata 2024.1|unzip 6.0|"
        + "update-motd 2.0|userspace-rcu 0.12.1|util-linux 2.37.4|util-linux-core 2.37.4|vim-common 9.1.412|vim-data 9.1.412|"
        + "vim-enhanced 9.1.412|vim-filesystem 9.1.412|vim-minimal 9.1.412|wget 1.21.3|which 2.21|words 3.0|xfsdump 3.1.11|"
        + "xfsprogs 5.18.0|xxd 9.1.412|xxhash-libs 0.8.0|xz 5.2.5|xz-libs 5.2.5|yum 4.14.0|zip 3.0|zlib 1.2.11|"
        + "zram-generator 1.1.2|zram-generator-defaults 1.1.2|zstd 1.5.5";

    private const string WindowsPackages =
        "Amazon CloudWatch Agent 1.300044|Amazon SSM Agent 3.3.987|AWS Tools for Windows 3.15.2735|AWS PV Drivers 8.4.3|"
        + "AWS NVMe Driver 1.5.1|Amazon Elastic Network Adapter 2.7.0|aws-cfn-bootstrap 2.0.31|EC2Launch 2.0.1924|"
        + "Microsoft .NET Runtime 8.0.6|Microsoft ASP.NET Core 8.0.6|Microsoft Edge 126.0.2592|Microsoft Edge Update 1.3.195|"
        + "Microsoft Edge WebView2 Runtime 126.0.2592|Microsoft Visual C++ 2022 X64 Additional Runtime 14.38.33135|"
        + "Microsoft Visual C++ 2022 X64 Minimum Runtime 14.38.33135|Microsoft Visual C++ 2022 X86 Additional Runtime 14.38.33135|"
        + "Microsoft Visual C++ 2022 X86 Minimum Runtime 14.38.33135|PowerShell 7 7.4.3|7-Zip 24.07|Git 2.45.2";

    private static readonly DateTime FirstRelease = new(2024, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly IReadOnlyList<(string Name, string Version)> Linux = Read(LinuxPackages);

    private static readonly IReadOnlyList<(string Name, string Version)> Windows = Read(WindowsPackages);

    public static byte[] List(ReadRequest request)
    {
        var arn = request.Required("imageBuildVersionArn");
        var build = request.Snapshot.FindBuild(arn) ?? throw request.NotFound(arn);
        var page = request.Page(PackagesOf(build));
        return request.WriteWithId(json =>
            json.WritePage(
                "imagePackageList"u8,
                page,
                static (json, package) =>
                {
                    json.WriteString("packageName"u8, package.Name);
                    json.WriteString("packageVersion"u8, package.Version);
                }
            )
        );
    }

    // Only what was put out has been looked into.
    private static IReadOnlyList<(string Name, string Version)> PackagesOf(ImageBuild build)
    {
        if (build.Amis.Count == 0 && build.Containers.Count == 0)
        {
            return [];
        }

        var day = Math.Max(0, (int)(build.Created - FirstRelease).TotalDays);
        return
        [
            .. from package in build.Platform == "Windows" ? Windows : Linux
            let number = Number(package.Name)
            where !ComesLater(number) || day >= number % 500
            select (package.Name, VersionAt(package.Version, number, day)),
        ];
    }

    // Releases come every 60 to 459 days.
    private static string VersionAt(string version, int number, int day)
    {
        var interval = 60 + (number % 400);
        var releases = (day + (number / 400 % interval)) / interval;
        var end = version.LastIndexOf('.') + 1;
        return releases == 0
            ? version
            : version[..end] + (int.Parse(version[end..], CultureInfo.InvariantCulture) + releases).ToString(CultureInfo.InvariantCulture);
    }

    private static bool ComesLater(int number) => number % 25 == 0;

    // The same in every process, as a string's hash code is not.
    private static int Number(string name) => name.Aggregate(17, static (number, letter) => ((number * 31) + letter) & 0xFFFFFF);

    private static (string Name, string Version)[] Read(string packages) =>
        [.. packages.Split('|').Select(static package => (package[..package.LastIndexOf(' ')], package[(package.LastIndexOf(' ') + 1)..]))];
}
