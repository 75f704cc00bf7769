//! What the demo's individuals do for a living, and what they did in the contest.

use super::sheet::Sheet;

/// A kind of work.
pub(crate) struct Role {
    /// 职务, 职称, 技术等级, 一线工作人员: as the form of 附件4 asks.
    pub(crate) form: [&'static str; 4],
    /// What `{b}` is a part of: something the person's office had to do.
    pub(crate) task: fn(&Sheet) -> u64,
    /// What the person did. `{a}` and `{c}` become small numbers.
    pub(crate) deeds: [&'static str; 3],
}

/// From the field to the desk.
pub(crate) const ROLES: [Role; 9] = [
    Role {
        form: ["巡田员", "无", "中级工", "是"],
        task: |sheet| sheet.field_chief.total,
        deeds: [
            "负责{a}个村的巡田，八月以来核实耕地变化图斑{b}个，无一逾期。",
            "走遍{a}个村的田垄，核实图斑{b}个，凡退回的都在当天补正。",
            "把{b}个图斑画成巡田路线图，同组人照图走，少跑一半冤枉路。",
        ],
    },
    Role {
        form: ["网格员", "无", "初级工", "是"],
        task: |sheet| sheet.field_chief.total,
        deeds: [
            "熟悉{a}个村的每一块地，协助外业组找到{b}个疑难地块。",
            "逐户走访，说清{b}块变化耕地的来由，照片和笔录一块不少。",
            "汛期守在村里，道路一通就带队核实，{a}天完成图斑{b}个。",
        ],
    },
    Role {
        form: ["外业调查员", "助理工程师", "高级工", "是"],
        task: |sheet| sheet.proof.total,
        deeds: [
            "完成外业举证图斑{b}个，一次通过率居全组第一。",
            "承担山区{a}个乡镇的举证，{b}个图斑按期完成。",
            "带{a}名新手上山，手把手教会拍照角度和举证要点。",
        ],
    },
    Role {
        form: ["内业作业员", "助理工程师", "中级工", "是"],
        task: |sheet| sheet.vectors.total,
        deeds: [
            "编制矢量成果{b}个，自查发现并改正问题{c}处。",
            "整理出{c}条接边常见错误，全组返工明显减少。",
            "每晚复核当天数据，{b}个图斑成果无一漏报。",
        ],
    },
    Role {
        form: ["质检员", "工程师", "技师", "是"],
        task: |sheet| sheet.vectors.total,
        deeds: [
            "复核成果{b}个，退回意见写到人、写到图斑号。",
            "编写质检要点{c}条，三批成果一批比一批好。",
            "坚持先看现场照片再看图，查出疑似问题{c}处。",
        ],
    },
    Role {
        form: ["无人机操作员", "助理工程师", "高级工", "是"],
        task: |sheet| sheet.feedback.total,
        deeds: [
            "安全飞行{a}0架次，补拍人员到不了的图斑{c}个。",
            "设计航线模板，一次起飞可核实相邻图斑{a}个。",
            "航摄影像当天处理、当天交付，支撑{b}个图斑判读。",
        ],
    },
    Role {
        form: ["乡镇自然资源所副所长", "工程师", "无", "是"],
        task: |sheet| sheet.feedback.total,
        deeds: [
            "带领全所{a}人包片作业，{b}个图斑提前三天完成。",
            "协调{a}个村委会配合核实，化解地类争议{c}起。",
            "把任务分到人、进度晒上墙，全所无一图斑逾期。",
        ],
    },
    Role {
        form: ["调查监测股股长", "工程师", "无", "否"],
        task: |sheet| sheet.proof.total,
        deeds: [
            "制定倒排工期表，统筹{a}支队伍，全县任务如期完成。",
            "建立县、所、村三级核实机制，疑难图斑会商{c}次。",
            "牵头编写本县操作手册，培训巡田员{b}人次。",
        ],
    },
    Role {
        form: ["驾驶员兼外业辅助", "无", "中级工", "是"],
        task: |sheet| sheet.proof.total,
        deeds: [
            "安全行车{a}千公里，把外业组准时送到每一个山口。",
            "既开车又举标尺，协助完成外业图斑{b}个。",
            "熟悉每条机耕路，雨天绕行方案用了{c}次，次次可行。",
        ],
    },
];
