"""不予公开的理由: why information is not open, by article of the regulation."""

GROUNDS = {
    "14.secret": "依法确定为国家秘密（条例第十四条）",
    "14.law_forbids": "法律、行政法规禁止公开（条例第十四条）",
    "14.three_safety_one_stability": "公开后可能危及国家安全、公共安全、经济安全、社会稳定（条例第十四条）",
    "15.third_party": "涉及商业秘密、个人隐私等，公开会损害第三方合法权益（条例第十五条）",
    "16.internal.hr": "内部事务信息：人事管理（条例第十六条第一款）",
    "16.internal.logistics": "内部事务信息：后勤管理（条例第十六条第一款）",
    "16.internal.workflow": "内部事务信息：内部工作流程（条例第十六条第一款）",
    "16.process.discussion": "过程性信息：讨论记录（条例第十六条第二款）",
    "16.process.draft": "过程性信息：过程稿（条例第十六条第二款）",
    "16.process.consult_letter": "过程性信息：磋商信函（条例第十六条第二款）",
    "16.process.request_report": "过程性信息：请示报告（条例第十六条第二款）",
    "16.case_file": "行政执法案卷信息（条例第十六条第二款）",
}
ON_APPLICATION_GROUND = "27.specific_applicants"
ON_APPLICATION_GROUNDS = {ON_APPLICATION_GROUND: "仅涉及特定对象，不属于应当主动公开的范围（条例第二十七条）"}
ALL_GROUNDS = {**GROUNDS, **ON_APPLICATION_GROUNDS}
