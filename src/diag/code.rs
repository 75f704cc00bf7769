//! The closed table of codes. Each has a manual entry (`gongshi explain GS0201`) in `docs/codes/`
//! and a case in `tests/cases/` that brings it about; `tests/tidy.rs` holds both.
//!
//! | range | what |
//! |---|---|
//! | GS00 | files: reading, encodings, links, sizes |
//! | GS01 | YAML, CSV and front matter as text |
//! | GS02 | structure: keys, kinds of values, numbers, dates |
//! | GS03 | identity: ids, references, pages, quota tables |
//! | GS04 | rubrics (the linter) |
//! | GS05 | facts against their rubric |
//! | GS06 | ranks, awards, quotas, declared results |
//! | GS07 | notices, schedule, content |
//! | GS08 | configuration and theme |
//! | GS09 | privacy, images, forms |
//! | GS10 | releases, the log over them, and what was published |

macro_rules! codes {
    ($($name:ident = $number:literal, $zh:literal, $en:literal;)*) => {
        /// Which fault. The number never changes its meaning and is never reused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $en] $name,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// `GS0201`
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $number),* }
            }

            /// What the fault is called, in one short phrase.
            #[must_use]
            pub fn title(self) -> crate::lang::Text {
                let (zh, en) = match self { $(Self::$name => ($zh, $en)),* };
                crate::lang::Text { zh: zh.to_owned(), en: en.to_owned() }
            }
        }
    };
}

codes! {
    // GS00 files
    NotUtf8 = "GS0001", "文件不是 UTF-8 编码", "file is not UTF-8";
    FileTooLarge = "GS0002", "文件过大", "file is too large";
    OutsideRoot = "GS0003", "路径超出站点目录", "path leaves the site's root";
    SymlinkRefused = "GS0004", "不跟随符号链接", "symbolic link refused";
    StrayFile = "GS0005", "不认识的文件", "unknown file";
    // GS01 text
    YamlSyntax = "GS0101", "YAML 格式错误", "YAML syntax error";
    YamlTab = "GS0102", "用制表符缩进", "tab used as indentation";
    FullWidthColon = "GS0103", "全角冒号", "full-width colon";
    YamlAnchor = "GS0104", "不允许锚点、别名或标签", "anchors, aliases and tags are not allowed";
    YamlTooDeep = "GS0105", "嵌套过深", "nesting too deep";
    YamlManyDocuments = "GS0106", "一个文件里有多个文档", "several documents in one file";
    CsvSyntax = "GS0107", "CSV 格式错误", "CSV syntax error";
    FrontMatter = "GS0108", "缺少正文前的信息区", "front matter is missing or not closed";
    EmptyFile = "GS0109", "文件是空的", "file is empty";
    HiddenCharacter = "GS0110", "看不见的字符", "invisible character";
    FullWidthSpace = "GS0111", "用全角空格缩进", "full-width space used as indentation";
    // GS02 structure
    UnknownKey = "GS0201", "不认识的键", "unknown key";
    DuplicateKey = "GS0202", "键重复", "duplicate key";
    MissingKey = "GS0203", "缺少必填的键", "required key is missing";
    WrongType = "GS0204", "值的类型不对", "wrong type of value";
    UnknownValue = "GS0205", "不在可选值之内", "value is not one of the choices";
    BadNumber = "GS0206", "数字写法不对", "not a number as it must be written";
    BadDate = "GS0207", "日期不对", "not a date";
    BadId = "GS0208", "标识写法不对", "not an id as it must be written";
    EmptyCell = "GS0209", "空白栏目应填「无」", "an empty cell should say 无";
    TextTooLong = "GS0210", "文字超过限制", "text is too long";
    NumberOutOfRange = "GS0211", "数字超出范围", "number is out of range";
    EmptyList = "GS0212", "列表是空的", "list is empty";
    MissingFile = "GS0213", "缺少文件", "file is missing";
    // GS03 identity
    DuplicateId = "GS0301", "标识重复", "id is used twice";
    UnknownReference = "GS0302", "引用的对象不存在", "reference leads nowhere";
    FolderMismatch = "GS0303", "标识与文件夹或文件名不一致", "id differs from the folder or file name";
    ContestWithoutFolder = "GS0304", "列出的竞赛没有文件夹", "listed contest has no folder";
    ContestNotListed = "GS0305", "竞赛没有列入 site.yaml", "contest is not listed in site.yaml";
    PageClash = "GS0306", "两项内容占用同一网址", "two things claim one page";
    UnitCycle = "GS0307", "单位的上级绕成一圈", "units are each other's parents";
    ProfileWithoutNomination = "GS0308", "先进事迹没有对应的申报", "story without its nomination";
    NotOfThisTrack = "GS0309", "不属于这个赛道", "belongs to another track";
    AwardBasis = "GS0310", "奖项没有评定的依据", "award has nothing to go by";
    QuotaSum = "GS0311", "名额与合计不符", "quota does not add up";
    QuotaSelected = "GS0312", "选取数多于推荐数", "more selected than recommended";
    ReservedName = "GS0313", "保留的名字", "reserved name";
    DecidedOrder = "GS0314", "抽签或研究决定的先后不对", "drawn or decided order is not one";
    QuotaSeats = "GS0315", "等次名额与名额表不符", "seats of the tiers differ from the quota";
    NominatedTwice = "GS0316", "同一对象申报两次", "put forward twice";
    FewParticipants = "GS0317", "参赛总数少于申报数", "fewer participants than nominations";
    AwardOutOfReach = "GS0318", "奖项谁也得不到", "award that nobody can win";
    // GS04 rubrics
    PointsSum = "GS0401", "分值合计不符", "points do not add up";
    Weights = "GS0402", "权重之和不是 1", "weights do not add up to 1";
    LadderOrder = "GS0403", "分段的次序不对", "ladder is out of order";
    LadderGap = "GS0404", "分段没有覆盖全部取值", "ladder leaves values uncovered";
    ThresholdDomain = "GS0405", "界限超出取值范围", "threshold outside the measure's domain";
    Proportional = "GS0406", "这里不能按比例得分", "nothing to be in proportion to";
    OffGrid = "GS0407", "分值不在修约的位数上", "points off the rounding grid";
    AwardAbovePoints = "GS0408", "给分超过分值", "award above the criterion's points";
    LevelOrder = "GS0409", "等级的次序不对", "levels are out of order";
    AnchorOrder = "GS0410", "插值点没有递增", "anchors do not increase";
    DroppedJudges = "GS0411", "去掉的评委太多", "too many judges are dropped";
    RangeStep = "GS0412", "给分范围或档次不对", "range or step makes no sense";
    AwardCycle = "GS0413", "竞赛之间互为加分依据", "contests lean on each other's awards";
    Unreachable = "GS0414", "满分得不到", "full points cannot be reached";
    MeasureMisused = "GS0415", "计量方式不适合这种规则", "measure does not suit the rule";
    MixedPercent = "GS0416", "规则里的百分号不一致", "rule with and without percent signs";
    NegativeTotal = "GS0417", "总分可能是负数", "total can be negative";
    // GS05 facts
    MissingFacts = "GS0501", "缺少一项考核内容的事实", "facts of a criterion are missing";
    UnknownFact = "GS0502", "不认识的事实", "unknown fact";
    MissingFact = "GS0503", "缺少一个事实", "a fact is missing";
    DoneOverTotal = "GS0504", "完成数多于总数", "more is done than there is";
    ZeroTotal = "GS0505", "分母是零", "denominator is zero";
    NegativeFact = "GS0506", "数量是负数", "amount is negative";
    FactOutOfRange = "GS0507", "事实超出范围", "fact out of range";
    FactOffStep = "GS0508", "给分不在档次上", "points off the grid";
    UnknownLevel = "GS0509", "没有这个等级", "unknown level";
    LevelPoints = "GS0510", "等级与分数不配", "level and points do not match";
    UnknownBonusItem = "GS0511", "没有这个加分项", "unknown bonus item";
    TooFewJudges = "GS0512", "评委人数不足", "too few judges";
    DuplicateRow = "GS0513", "同一人写了两次", "somebody is listed twice";
    TooFewMembers = "GS0514", "队员人数不足", "too few members";
    RateAndCounts = "GS0515", "比例与数量不能同时写", "rate and counts exclude each other";
    EmptyRows = "GS0516", "一个批次也没有", "no batch at all";
    MissingSource = "GS0517", "没有数据来源", "fact without a source";
    MissingCutOff = "GS0518", "没有统计截止时间", "fact without its cut-off day";
    LateFact = "GS0519", "晚于统计截止时间", "fact after the cut-off";
    BatchesUnexpected = "GS0520", "细则没有说明批次怎样合成", "rubric does not say how batches combine";
    MissingGateFact = "GS0521", "没有回答一票否决项", "gate is not answered";
    FactsWithoutRubric = "GS0522", "赛道不打分", "track has no scores";
    RecusedScore = "GS0523", "回避的评委有分数", "recused judge gives points";
    UnevenPanel = "GS0524", "各项的评委不一致", "panels differ";
    FactPercent = "GS0525", "事实与规则的百分号不一致", "percent sign in the fact or in the rule only";
    DuplicateClaim = "GS0526", "同一加分项申报两次", "bonus claimed twice";
    FractionalCount = "GS0527", "数量不是整数", "count is not whole";
    Unscorable = "GS0599", "无法算分", "score cannot be computed";
    // GS06 ranks, awards, quotas, declared results
    DeclaredTotal = "GS0601", "申报总分与计算不符", "declared total differs from the computed one";
    DeclaredAward = "GS0602", "公布的奖项与计算不符", "declared award differs from the computed one";
    NotEligible = "GS0603", "不具备获奖资格", "awarded without being eligible";
    IdleOverride = "GS0604", "特别决定没有改变结果", "override changes nothing";
    LotsRequired = "GS0605", "并列尚未决定", "a tie at the cut is not decided";
    DrawMismatch = "GS0606", "抽签或决定与并列不符", "draw or decision does not match an open tie";
    SeatsVacant = "GS0607", "名额空缺", "seats are not filled";
    SeatsExceeded = "GS0608", "获奖数超过等次名额", "more winners than seats";
    HeadcountExceeded = "GS0609", "人数超过上限", "too many people on one award";
    CapExceeded = "GS0610", "超过比例上限", "ceiling exceeded";
    CapByRounding = "GS0611", "靠取整才符合比例上限", "ceiling held only by rounding";
    CapUnknown = "GS0612", "参与总数未知", "number of participants is unknown";
    QuotaExceeded = "GS0613", "超过推荐名额", "quota exceeded";
    QuotaUnused = "GS0614", "有名额没有申报", "quota without a nomination";
    AllocationDiffers = "GS0615", "名额与分配方法不符", "seats differ from the allocation";
    AllocationTie = "GS0616", "名额分配的并列与决定不符", "allocation tie and decision do not match";
    RubricExample = "GS0617", "细则的算例不成立", "an example of the rubric does not hold";
    // GS063 history
    Objector = "GS0630", "登记了提出异议的人", "objector is written down";
    FindingMismatch = "GS0631", "核查结论与异议不符", "finding does not fit its objection";
    Unfollowed = "GS0632", "决定了的措施没有记录", "measure is not carried out";
    NoGround = "GS0633", "没有依据", "nothing to rest on";
    CorrectionField = "GS0634", "更正的栏目不存在", "corrected field is not there";
    CorrectionDiffers = "GS0635", "更正与记录不符", "correction differs from the record";
    TakenOutTwice = "GS0636", "重复退出", "taken out twice";
    ReviewOfOne = "GS0637", "没有可以比较的两份申报", "review compares nothing";
    WrongSubstitute = "GS0638", "递补的不对", "wrong substitute";
    FutureEvent = "GS0639", "事件在今天之后", "event lies in the future";
    VacatedUnknown = "GS0640", "没有规定空出的名额怎么办", "no rule for a seat that is lost";
    SeatWaits = "GS0641", "名额待递补", "a lost seat waits for a substitution";
    EarlyEvent = "GS0642", "事件早于竞赛的第一个阶段", "event before the contest begins";
    DrawnTooEarly = "GS0643", "抽签或决定早于成绩", "drawn or decided before there were scores";
    // GS065 conditions, innovation results, bans, near-duplicates
    ConditionUnmet = "GS0650", "不符合参赛条件", "condition is not met";
    ConditionUnanswered = "GS0651", "没有回答参赛条件", "condition is not answered";
    ConditionIncomplete = "GS0652", "参赛条件的回答不完整", "answer to a condition is incomplete";
    ConditionLate = "GS0653", "申报之前的条件晚于申报", "what must precede filing is dated after it";
    ScopeOfType = "GS0654", "成果范围与申报类型不配", "scope does not go with the type";
    OriginalityUnexplained = "GS0655", "独创性没有说明", "originality is not explained";
    PatentProof = "GS0656", "专利没有证书", "patent without its certificate";
    ApplicationProof = "GS0657", "没有应用证明", "application without its certificate";
    PracticeTooLong = "GS0658", "完成、实践的时间与申报截止不合", "months do not fit before filing";
    TooManyContributors = "GS0659", "主要完成人不合规定", "contributors break the rules of the form";
    DescriptionMissing = "GS0660", "没有成果说明", "result without its description";
    SectionMissing = "GS0661", "成果说明缺少一部分", "description lacks a section";
    SectionOrder = "GS0662", "成果说明的次序不对", "sections are out of order";
    DescriptionTooLong = "GS0663", "成果说明超过字数", "description is too long";
    Banned = "GS0664", "禁止申报", "may not file any more";
    BanNamesake = "GS0665", "与禁止申报的人同名", "has the name of somebody who may not file";
    BanTerm = "GS0666", "禁止申报的期限不对", "term of a ban makes no sense";
    NearDuplicate = "GS0667", "与别的成果相近，尚未认定", "looks like another result, not decided yet";
    ClaimOfAnother = "GS0668", "凭别人的成果加分", "points claimed for somebody else's result";
    GalleryKey = "GS0669", "成果展示不是竞赛", "a gallery is no contest";
    // GS068 filings and coverage
    BarredByFiling = "GS0680", "未按时报送，不得参评", "barred for want of a filing in time";
    BarredWithoutContest = "GS0681", "没有开展竞赛，不得推荐", "barred for want of a contest";
    UnitSilent = "GS0682", "没有写明报送或开展情况", "unit does not say what it filed or held";
    FilingNotDue = "GS0683", "不在报送范围内", "filing that was not due";
    NobodyConcerned = "GS0684", "没有单位适用", "rule that concerns no unit";
    HeldDays = "GS0685", "开展竞赛的日期不对", "days of a contest make no sense";
    CoverageReadings = "GS0686", "覆盖率的两种口径结论不同", "two readings of coverage disagree";
    FilingOutsideStage = "GS0687", "报送截止不在所属的阶段内", "last day of a filing outside its stage";
    FutureFiling = "GS0688", "报送或竞赛在今天之后", "filing or contest lies in the future";
    LatePlan = "GS0689", "方案在阶段开始之后印发", "plan published after its first stage began";
    // GS069 limits on winners
    LimitBroken = "GS0690", "不符合结构比例或总量规定", "limit on winners is broken";
    LimitField = "GS0691", "缺少计算结构比例的栏目", "field that a limit counts is missing";
    // GS07 notices, schedule, content
    StageOrder = "GS0701", "阶段结束早于开始", "stage ends before it begins";
    OpinionOrder = "GS0702", "意见的日期倒退", "opinions go back in time";
    OpinionAgainst = "GS0703", "意见是不同意", "an opinion is to refuse";
    NoticeKey = "GS0704", "这类文稿没有这个键", "key does not belong to this kind of notice";
    UnknownPlaceholder = "GS0705", "不认识的占位", "unknown placeholder";
    // GS071 schedule
    PeriodTooShort = "GS0710", "阶段短于公示期", "stage shorter than the publicity period";
    StagesOverlap = "GS0711", "阶段重叠或次序不对", "stages overlap or are out of order";
    LateCutOff = "GS0712", "统计截止晚于申报截止", "facts are cut off after filing closes";
    EndsOnDayOff = "GS0713", "截止日不是工作日", "stage ends on a day off";
    BeyondCalendar = "GS0714", "超出工作日表", "date beyond the table of working days";
    PeriodOutsideStage = "GS0715", "公示期不在公示阶段之内", "period outside its stage";
    PublishedOnDayOff = "GS0716", "发布日不是工作日", "published on a day off";
    PeriodCutShort = "GS0717", "公示期比方案的短", "period shorter than the plan's";
    // GS075 working days, GS076 orders
    CalendarYear = "GS0750", "放假安排的年份不全", "year of days off is not whole";
    CalendarDay = "GS0751", "放假安排的日子不对", "day off or working day contradicts another";
    DeadlineDayOff = "GS0753", "截止日期不是工作日", "deadline on a day off";
    DeadlineOutside = "GS0754", "截止日期晚于所在阶段", "deadline after its stage";
    PlanNumbers = "GS0757", "方案的序号不连续", "numbers of a plan out of sequence";
    EmptyReason = "GS0758", "理由等于没写", "reason that says nothing";
    StrokesEntry = "GS0760", "笔画补充表写得不对", "entry of the table of strokes is wrong";
    UnplacedCharacter = "GS0761", "笔画表里没有的字", "character without a place in the table of strokes";
    OutOfOrder = "GS0762", "名单不合所写的次序", "list is not in the order that it claims";
    OrderUnchecked = "GS0763", "写了次序而没有可核对的名单", "order claimed of a list that nobody finds";
    // GS09 privacy
    IdNumber = "GS0901", "证件号码不对", "not an ID number";
    PhoneNumber = "GS0902", "电话号码不对", "not a phone number";
    ResumeMonths = "GS0903", "简历的年月不对", "months of a résumé make no sense";
    PrivateMismatch = "GS0904", "不公开的记录前后不一致", "private record contradicts itself";
    // GS072 notices: what they must have, and what they say of the data
    NoticeTitle = "GS0720", "标题没有写明文种", "title does not name the kind of document";
    NoticeNumber = "GS0721", "发文字号不对", "document number is wrong";
    MissingBasis = "GS0722", "文稿没有写依据", "notice does not say what it rests on";
    MissingList = "GS0723", "文稿没有名单或数量", "notice without its list or count";
    MissingPeriod = "GS0724", "文稿没有写公示期", "notice without its period";
    MissingObjecting = "GS0725", "文稿没有写怎样提出异议", "notice does not say how to object";
    MissingContact = "GS0726", "文稿没有写联系方式", "notice without a contact";
    MissingOriginal = "GS0727", "后续文稿没有写明接着什么、变了什么", "notice does not say what it follows and what came of it";
    NoticeChain = "GS0728", "接着的文稿不对", "follows a notice that it cannot follow";
    IssuerName = "GS0729", "落款是简称", "issuer signed with a short name";
    Numbering = "GS0730", "序号不连续", "numbers out of sequence";
    Wording = "GS0731", "数字写法不规范", "digits not as official documents write them";
    NothingCorrected = "GS0732", "更正公示没有更正什么", "correction corrects nothing";
    PrivateValue = "GS0910", "公开的内容里有 private/ 的值", "a value of private/ in public";
    IdNumberFound = "GS0911", "公开的内容里有身份证号", "ID number in public";
    MobileFound = "GS0912", "公开的内容里有手机号", "mobile number in public";
    BankCardFound = "GS0913", "公开的内容里有银行卡号", "number of a bank card in public";
    MailFound = "GS0914", "公开的内容里有电子邮箱", "mail address in public";
    CreditCode = "GS0915", "统一社会信用代码不对", "unified social credit code is wrong";
    UnusedException = "GS0916", "没有用到的隐私例外", "privacy exception that nothing needs";
    UnreadableFile = "GS0917", "附件不能逐字检查", "attachment that cannot be searched";
    PrivateField = "GS0918", "不该公开的栏目", "field that is not for the public";
    CoveredNumber = "GS0919", "遮去一部分的个人号码", "a person's number with a part covered";
    // GS093 pictures and attachments
    LinkNowhere = "GS0930", "图片或附件不存在", "picture or attachment is not there";
    PictureElsewhere = "GS0931", "图片不在本站", "picture of another site";
    PictureBroken = "GS0932", "图片读不出来", "picture cannot be read";
    PictureName = "GS0933", "图片的扩展名不对", "picture with a wrong extension";
    PictureStuffed = "GS0934", "图片里夹带别的内容", "picture with something else inside";
    PictureTooLarge = "GS0935", "图片过大", "picture is too large";
    PictureMoves = "GS0936", "动图", "moving picture";
    MediaUnused = "GS0937", "图片或附件没有用到", "picture or attachment that nothing shows";
    AttachmentRuns = "GS0938", "会运行的附件", "attachment that runs";
    // GS095 forms
    FormCellEmpty = "GS0950", "表格有空栏", "a cell of a form is empty";
    ResumeGap = "GS0951", "简历断档", "résumé with a gap";
    ResumeStart = "GS0952", "简历开始得太晚", "résumé begins late";
    FormChoice = "GS0953", "填写不合要求", "cell not filled in as prescribed";
    FormLength = "GS0954", "字数与要求相差太多", "length far from what is asked for";
    FormNumerals = "GS0955", "数字没有用阿拉伯数字", "numerals are not Arabic";
    FormAwardLevel = "GS0956", "奖励的级别不够", "award below the level asked for";
    VotesShort = "GS0957", "职代会同意的没有过半", "no majority of the congress";
    WrongCount = "GS0733", "正文的数量、分数或名次不符", "count, score or rank in the text differs";
    WrongFirst = "GS0734", "正文点到的名称与名单不符", "names in the text differ from the list";
    WrongPeriod = "GS0735", "正文的公示期不对", "period in the text is not the computed one";
    WrongDate = "GS0736", "正文的日期或星期不对", "a date or day of the week is wrong";
    WrongObjections = "GS0737", "正文的异议件数不对", "objections in the text differ from the record";
    TooEarly = "GS0738", "公示期未满就公布结果", "concluded before the period ended";
    OpenMatters = "GS0739", "还有未了的事项", "concluded with matters open";
    FutureNotice = "GS0740", "发布日期在今天之后", "notice of a later day";
    ListChanged = "GS0741", "名单变了，没有更正公示", "list changed without a correction";
    EventNotOfNotice = "GS0744", "更正的经过不在它所更正的公示之后、更正公示之前", "event is not between the notice and its correction";
    ChangedWithoutRestart = "GS0745", "名单变了，公示期没有重新计算", "list changed, and the period does not start again";
    ObjectionOutside = "GS0746", "异议不在公示期内", "objection outside the period";
    CorrectedAfterResult = "GS0755", "结果公布以后还更正公示", "publicity notice corrected after its result";
    DecidedBeforeResult = "GS0747", "表彰决定早于公示结果", "commendation before the result";
    WrongSchedule = "GS0756", "方案、通知里的日期与数据不符", "day in a plan or circular differs from the data";
    WrongUnchanged = "GS0748", "正文说名单没有变动，名单却变了", "the text says that the list is unchanged, and it is not";
    WrongYear = "GS0749", "写的是另一年的竞赛", "contest of another year";
    PhoneWithoutArea = "GS0742", "电话没有区号", "phone without an area code";
    FreeMailbox = "GS0743", "用免费邮箱受理异议", "office mail at a free provider";
    // GS10 releases
    ReleaseBroken = "GS1001", "发布版本被改动", "release was tampered with";
    ReleaseNotLogged = "GS1002", "发布版本不在日志里", "release is not in the log";
    LogBroken = "GS1003", "存证日志不对", "log over the releases is broken";
    ReleaseOrder = "GS1004", "发布版本的次序不对", "releases are out of order";
    ReleaseStray = "GS1005", "releases/ 里不认识的文件", "unknown file in releases/";
    RedactionUnfinished = "GS1006", "遮盖没有做完", "redaction is not finished";
    ReleasesLost = "GS1007", "公布过的发布版本不见了", "what was released is gone";
    PublishedChanged = "GS1010", "公布过的内容变了，没有登记", "what was published changed without a record";
    ResultChanged = "GS1011", "公布过的结果变了，没有登记", "a published result changed without a record";
    NoticeChanged = "GS1012", "发布过的文稿变了，没有登记", "a published notice changed without a record";
}
