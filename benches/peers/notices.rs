//! What an office posts of the contest: a publicity notice with the list of winners, the correction of a
//! record, and the result.

/// The notices, by the names of their files.
pub(crate) const NOTICES: [(&str, &str); 3] =
    [("publicity", PUBLICITY), ("correction", CORRECTION), ("result", RESULT)];

/// history.yaml: what the correction makes public.
pub(crate) const HISTORY: &str = "events:
  - id: e-01
    on: 2023-10-19
    kind: correction
    nomination: n000000
    changes: [{field: fields.人员总数, from: \"27\", to: \"28\"}]
    reason: 申报表填写有误
    by: 示例竞赛组委会办公室
";

const PUBLICITY: &str = "---
kind: publicity
title: 关于基准竞赛拟表彰先进集体的公示
published: 2023-10-16
issuers: [示例竞赛组织委员会]
tracks: [collective]
awards: [advanced]
procedure: 经逐级推荐、集体研究
---
根据{{依据}}，{{程序}}，现将{{首位}}等{{数量}}予以公示。

{{名单}}

## 公示时间

{{公示期}}

## 异议受理

{{异议受理}}

{{联系方式}}
";

const CORRECTION: &str = "---
kind: correction
title: 关于基准竞赛拟表彰先进集体的更正公示
published: 2023-10-20
issuers: [示例竞赛组织委员会]
corrects: publicity
restarts: false
reason: 一个集体的申报表填写有误
events: [e-01]
---
{{原公示}}更正如下，其余不变。

{{更正表}}

更正后的名单：

{{名单:collective}}

{{期限说明}}

{{联系方式}}
";

const RESULT: &str = "---
kind: result
title: 关于基准竞赛拟表彰先进集体公示结果的说明
published: 2023-10-30
issuers: [示例竞赛组织委员会]
about: [publicity]
---
{{原公示}}，公示期为{{公示期}}，已经结束。

{{异议情况}}

名单如下：

{{名单:collective}}

{{联系方式}}
";
