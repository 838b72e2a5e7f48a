"""What sheets and columns are called in the files that this site writes."""

FORM_SHEET = "自评表"
CONTROL, TITLE, ANSWER, UNIT, DESCRIPTION = FORM_HEADINGS = ("编号", "栏目", "填写", "单位", "说明")
"""The columns of the form: a control's name, what the applicant sees, the answer, its unit, how to answer."""
NOTICE, NOTICE_TITLE = "notice", "通知"
"""What the row that says which notice the form is for has instead of a control's name, and of its title."""

ROW_NUMBER = "序号"
EXAMPLE = "示例"
"""What an example has instead of a row number."""

GUIDE_SHEET = "说明"
GUIDE_TITLE = "怎样填写这个工作簿（这一页不会被读入）"
