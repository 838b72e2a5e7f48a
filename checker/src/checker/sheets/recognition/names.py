"""What the sheets and columns of this site's own files are called."""

FORM = "自评表"
CONTROL, TITLE, ANSWER, UNIT, ABOUT = FORM_HEADINGS = ("编号", "栏目", "填写", "单位", "说明")
"""The columns of the form: a control's name, what the applicant sees, the answer, its unit, what is said about it."""

NUMBER = "序号"
EXAMPLE = "示例"
"""What stands in the place of a row's number where it is only an example."""

GUIDE = "说明"
GUIDE_TITLE = "怎样填写这个工作簿（这一页不会被读入）"
