//! Chinese text from a seed: the same seed, the same words on every machine.

use std::fmt::Write as _;

/// A small generator (splitmix64): good enough for prose, the same everywhere.
pub(crate) struct Seed(u64);

impl Seed {
    pub(crate) fn new(value: usize) -> Self {
        Self(value as u64 ^ 0x9E37_79B9_7F4A_7C15)
    }

    /// A number from 0 up to, and not including, `below`.
    pub(crate) fn below(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % below
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let at = usize::try_from(self.below(from.len() as u64)).expect("an index");
        from[at]
    }
}

const WHEN: [&str; 6] = ["竞赛启动以来", "三月份以来", "在汛期", "面对人手紧张的情况", "九月攻坚阶段", "每周例会上"];
const WHO: [&str; 6] = ["该集体", "业务骨干", "青年突击队", "外业小组", "内业人员", "全体队员"];
const WHAT: [&str; 8] = [
    "逐图斑核实举证并当日上传",
    "到乡镇、村开展督促和指导",
    "建立台账，实行销号管理",
    "组织两轮交叉检查，发现问题立即整改",
    "把主题教育与竞赛任务一并部署",
    "编写作业手册并开展集中培训",
    "用新的流程把单个图斑的核实时间缩短了三分之一",
    "对疑难图斑逐个会商，形成统一口径",
];
const RESULT: [&str; 6] = [
    "按期完成全部任务",
    "质量达标率保持在前列",
    "没有发生安全事故",
    "经验在全市推广",
    "得到群众认可",
    "返工率明显下降",
];

/// A profile in Markdown of at least `length` characters: headings, paragraphs, a list, emphasis.
pub(crate) fn profile(seed: &mut Seed, length: usize) -> String {
    let mut text = String::new();
    for (number, heading) in ["组织有力", "成效明显", "质量过硬", "勇于创新"].iter().enumerate() {
        let _ = write!(text, "## {heading}\n\n");
        while text.chars().count() < length * (number + 1) / 4 {
            text.push_str(&sentence(seed));
            if seed.below(5) == 0 {
                let (who, what, result) = (seed.pick(&WHO), seed.pick(&WHAT), seed.pick(&RESULT));
                let _ = write!(text, "\n\n- **{who}**：{what}\n- {result}\n\n");
            }
        }
        text.push_str("\n\n");
    }
    text
}

fn sentence(seed: &mut Seed) -> String {
    let count = 20 + seed.below(400);
    format!("{}，{}{}，共完成{count}项，{}。", seed.pick(&WHEN), seed.pick(&WHO), seed.pick(&WHAT), seed.pick(&RESULT))
}
