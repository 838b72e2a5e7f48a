// Written by generator/browser/generated.py: change what it reads, not this file.
import type { Basis, Severity, Verdict } from "./report";
export const VERDICTS: readonly Verdict[] = ["met", "unmet", "unknown", "attention", "not_applicable"];
export const VERDICT_ORDER: readonly Verdict[] = ["unmet", "unknown", "attention", "met", "not_applicable"];
export const VERDICT_LABELS: Record<Verdict, string> = {"met": "符合", "unmet": "未达到", "unknown": "待填", "attention": "须确认", "not_applicable": "不适用"};
export const OVERALL_MET: string = "未发现缺口";
export const NOT_CHECKED: string = "未核对";
export const BASIS_LABELS: Record<Basis, string> = {"computed": "按数据计算", "declared": "自行说明"};
export const BASIS_SHORT: Record<Basis, string> = {"computed": "按数据", "declared": "自行说明"};
export const STRENGTH_LABELS: Record<string, string> = {"hard": "必须", "usual": "“一般”", "encouraged": "鼓励", "one_of": "其中一条"};
export const SEVERITY_LABELS: Record<Severity, string> = {"mismatch": "不一致", "hint": "请核对"};
export const ANSWER_LABELS: Record<string, string> = {"yes": "是", "no": "否", "unsure": "不确定"};
export const IN_FULL: Record<string, { unit: string; factor: number }> = {"万元": {"unit": "元", "factor": 10000}};
export const LARGEST_SHEET_FILE: number = 20971520;
export const LARGEST_DRAFT: number = 5000000;
