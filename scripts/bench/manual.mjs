// Manuals of a given size for benches: written from word lists, so that nobody's text is in them; the same for a size and number.
const PARTS = ['投诉处理', '维修服务', '配件管理', '培训管理', '网点管理', '顾客回访', '满意度调查', '退换货', '安装调试', '资金保障', '信息系统', '应急预案', '服务监督', '持续改进', '隐私保护', '废弃物回收'];
const WHO = ['客服专员', '区域经理', '维修工程师', '质量主管', '网点负责人', '回访专员', '配件管理员'];
const DOES = ['登记并编号', '当日核实情况', '在 24 小时内联系顾客', '48 小时内提出处理方案', '3 个工作日内办结', '填写 QR-07 并归档', '按月汇总分析', '对结果进行回访', '报质量管理部复核', '更新客户档案'];
const WHEN = ['接到来电后', '受理后', '每季度末', '上门前', '服务完成后', '发现不符合时', '每年 12 月'];

export function manual(bytes, number = 0) {
  let seed = 27922 + number * 7919;
  const next = (list) => list[(seed = (seed * 1103515245 + 12345) & 0x7fffffff) % list.length];
  const lines = [`---\ntitle: 售后服务管理手册\n---\n# 售后服务管理手册\n`];
  let size = 60;
  for (let chapter = 1; size < bytes; chapter++) {
    const add = (line) => { lines.push(line); size += Buffer.byteLength(line) + 1; };
    const part = next(PARTS);
    add(`## 第${chapter}章 ${part}\n`);
    for (let section = 1; section <= 4 && size < bytes; section++) {
      add(`### ${chapter}.${section} ${part}${next(['流程', '职责', '要求', '记录', '检查'])}\n`);
      for (let i = 0; i < 3; i++) add(`${next(WHEN)}，${next(WHO)}应${next(DOES)}，并由${next(WHO)}${next(DOES)}。${part}的结果按《${part}管理制度》第 ${1 + (seed % 30)} 条执行。\n`);
      for (let i = 0; i < 3; i++) add(`- ${next(WHO)}：${next(WHEN)}${next(DOES)}；`);
      add('');
      if (section % 2 === 0) {
        add('| 序号 | 事项 | 责任人 | 时限 |\n| --- | --- | --- | --- |');
        for (let row = 1; row <= 4; row++) add(`| ${row} | ${next(PARTS)} | ${next(WHO)} | ${next(['24 小时', '2 天', '7 日', '15 个工作日'])} |`);
        add('');
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
