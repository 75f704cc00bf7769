//! The notices of the handbook's example, typed out by hand without one placeholder that states anything, as an
//! office that copies from its files would: nothing in them is refused. One wrong word at a time is.

use std::path::Path;

use crate::scene::Scene;

/// The example with its notices typed by hand; one word of one of them is replaced.
fn typed(file: &str, from: &str, to: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let notice = |name: &str| {
        let text = std::fs::read_to_string(root.join("tests/suite/typed").join(format!("{name}.md"))).unwrap();
        if name == file {
            assert!(text.contains(from), "{from} in {file}");
            return text.replace(from, to);
        }
        text
    };
    let mut scene = Scene::of_folder(&root.join("docs/handbook/example"));
    for name in ["publicity", "correction", "objections", "result", "commendation"] {
        scene = scene.write(&format!("content/safety-2024/{name}.md"), notice(name));
    }
    scene.check("zh").codes().into_iter().map(str::to_owned).collect()
}

#[test]
fn what_is_typed_as_it_is_passes() {
    assert_eq!(typed("", "", ""), [] as [&str; 0]);
    for (from, to) in [
        ("联系电话：0771-0000000", "联系电话：（0771）0000000"),
        ("2024年9月23日（星期一）至2024年9月27日（星期五）17:00", "2024.9.23—9.27"),
        ("2024年9月23日（星期一）至2024年9月27日（星期五）17:00", "9月23至27日"),
        ("须署真实姓名", "须实名"),
        ("按得分由高到低排列", "按总分高低排序"),
    ] {
        assert_eq!(typed("publicity", from, to), [] as [&str; 0], "{to}");
    }
    let totals = "名单没有变动，总分由95.20分更正为94.00分";
    assert_eq!(typed("correction", "名单没有变动", totals), [] as [&str; 0]);
}

#[test]
fn one_wrong_word_is_refused() {
    for (file, from, to, code) in [
        ("publicity", "等2个集体", "等3个集体", "GS0733"),
        ("publicity", "示例第二车间等", "示例第七车间等", "GS0734"),
        ("publicity", "、示例第一车间（", "、示例第七车间（", "GS0734"),
        ("publicity", "、示例第一车间（", "、示例第三车间（", "GS0734"),
        ("publicity", "9月27日（星期五）", "9月31日（星期五）", "GS0735"),
        ("publicity", "9月27日（星期五）", "9月27曰（星期五）", "GS0735"),
        ("publicity", "以发信邮戳为准", "以到达邮戳为准", "GS0725"),
        ("publicity", "电话：0771-0000000", "电话：（0771）0000009", "GS0726"),
        ("publicity", "〔2024〕1号", "[2024]01号", "GS0721"),
        ("publicity", "按得分由高到低排列", "以单位名称笔画为序", "GS0762"),
        ("publicity", "按得分由高到低排列", "按行政区划排列", "GS0762"),
        ("correction", "2024年9月23日，示例", "2024年9月22日，示例", "GS0736"),
        ("correction", "来信1封", "来信2封", "GS0737"),
        ("correction", "\n示例第一车间已整改隐患数由", "\n示例第二车间已整改隐患数由", "GS0734"),
        ("correction", "仍为2个", "仍为3个", "GS0733"),
        ("correction", "名单没有变动", "名单增加示例第三车间", "GS0734"),
        ("correction", "17:00止", "18:00止", "GS0735"),
        ("correction", "名单没有变动", "名单没有变动，总分由95.20分更正为94.20分", "GS0733"),
        ("correction", "名单没有变动", "名单没有变动，总分由95.40分更正为94.00分", "GS0733"),
        ("correction", "reason: 公示期间收到异议，经核查属实", "reason: 无", "GS0758"),
        ("objections", "异议1件", "异议2件", "GS0737"),
        ("objections", "来电0件", "来电1件", "GS0737"),
        ("objections", "9月26日发布更正公示", "9月25日发布更正公示", "GS0736"),
        ("objections", "至9月27日", "至9月28日", "GS0735"),
        ("result", "（2024年9月23日发布）", "（2024年9月20日发布）", "GS0736"),
        ("result", "9月27日17时期满", "9月28日17时期满", "GS0735"),
        ("result", "第一车间为第二名", "第一车间为第三名", "GS0733"),
        ("commendation", "第一车间2个车间", "第一车间3个车间", "GS0733"),
        ("commendation", "、示例第一车间2个", "、示例第八车间2个", "GS0734"),
        ("commendation", "，予以通报表彰", "，授予张三同志先进集体称号", "GS0734"),
        ("commendation", "表彰2024年", "表彰2023年", "GS0749"),
    ] {
        let codes = typed(file, from, to);
        assert!(codes.iter().any(|c| c == code), "{file}: {from} as {to} is {codes:?}, and not {code}");
    }
}
