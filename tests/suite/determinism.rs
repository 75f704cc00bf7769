//! Same input, same bytes: whatever the threads, the locale, the time zone and the path.

use crate::harness::{Project, tree};

#[test]
fn two_builds_differ_in_no_byte() {
    let (here, there) = (Project::small(120), Project::small(120));
    let nested = there.root().join("a/很长的 路径/out");
    let mut first = here.command();
    first.args(["build", "--now", "2023-10-16"]).env("RAYON_NUM_THREADS", "1").env("LANG", "C").env("TZ", "UTC");
    let mut second = there.command();
    second.args(["build", "--now", "2023-10-16", "-o"]).arg(&nested);
    second.env("RAYON_NUM_THREADS", "7").env("LC_ALL", "zh_CN.GB18030").env("TZ", "Asia/Urumqi");
    for command in [&mut first, &mut second] {
        let output = command.output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
    let (one, other) = (tree(&here.public()), tree(&nested));
    assert!(one.len() > 120, "only {} files", one.len());
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (path, bytes) in &one {
        assert!(&other[path] == bytes, "{path} differs");
    }
}

#[test]
fn messages_come_in_the_same_order_in_every_run() {
    let project = Project::small(60);
    for n in (0..60).step_by(3) {
        project.write(&format!("data/small/nominations/t-{n:04}.yaml"), &Project::nomination(n, 200));
    }
    let messages = |threads: &str| {
        let output = project.command().args(["check"]).env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        output.stdout
    };
    let first = messages("1");
    assert!(!first.is_empty());
    for _ in 0..5 {
        assert!(messages("8") == first);
    }
}
