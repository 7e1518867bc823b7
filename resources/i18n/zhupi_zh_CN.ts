<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AlikeGroups</name>
    <message>
        <source>Groups of near-duplicates</source>
        <translation>近似重复的文章组</translation>
    </message>
    <message>
        <source>{n} groups; without its tick, the articles of a group count as different ones.</source>
        <translation>共 {n} 组；取消勾选后，该组文章按不同文章计。</translation>
    </message>
    <message>
        <source>and {n} more like it</source>
        <translation>另有 {n} 篇与之近似</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>No Chinese serif font (Song) is installed, so the page uses another one. The package fonts-noto-cjk has one.</source>
        <translation>没有安装宋体一类的中文字体，正文改用其他字体。软件包 fonts-noto-cjk 中有。</translation>
    </message>
</context>
<context>
    <name>ArticleCard</name>
    <message>
        <source>Fields…</source>
        <translation>字段…</translation>
    </message>
    <message>
        <source>Paler: read from the page. Enter confirms.</source>
        <translation>淡色：从正文读出，回车确认。</translation>
    </message>
    <message>
        <source>Take what the page says: {value}</source>
        <translation>改回正文所说：{value}</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>本文</translation>
    </message>
</context>
<context>
    <name>ArticleFields</name>
    <message>
        <source>{field}: “{words}” is {why}.</source>
        <translation>{field}：“{words}”{why}。</translation>
    </message>
    <message>
        <source>The workspace can only be read; its fields stay as they are.</source>
        <translation>工作区只能读，字段保持原样。</translation>
    </message>
    <message>
        <source>{n} fields taken away; their values stay with the articles.</source>
        <translation>已去掉 {n} 个字段；文章里的值仍然保留。</translation>
    </message>
</context>
<context>
    <name>AttributeEditors</name>
    <message>
        <source>An ordinal is a number from 1 to 999.</source>
        <translation>序号是 1 到 999 的数。</translation>
    </message>
    <message>
        <source>“{words}” is not on the list.</source>
        <translation>列表里没有“{words}”。</translation>
    </message>
    <message>
        <source>Only one province can stand here.</source>
        <translation>这里只能填一个省份。</translation>
    </message>
</context>
<context>
    <name>AttributeForm</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{key} writes a note</source>
        <translation>按 {key} 写备注</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Zhupi copies your work by itself into {folder}, at the start and as the settings say. The last {last} stay, one a day for {days} days, one a week for {weeks} weeks, and all that were made before a restoring or of a copy taken in.</source>
        <translation>朱批在启动时并按设置自动把您的工作备份到 {folder}。保留最近 {last} 份、{days} 天内每天一份、{weeks} 周内每周一份，以及恢复之前和并入副本时所做的全部备份。</translation>
    </message>
    <message>
        <source>The workspace is open for reading only.</source>
        <translation>工作区以只读方式打开。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>It cannot be read: {why}</source>
        <translation>无法读取：{why}</translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>No backup could be made; see whether there is room on the disk.</source>
        <translation>无法备份；请看看磁盘是否还有空间。</translation>
    </message>
    <message>
        <source>A backup is made: {name}.</source>
        <translation>已备份：{name}。</translation>
    </message>
    <message>
        <source>The newest backup holds everything already.</source>
        <translation>最新的备份已包含全部内容。</translation>
    </message>
    <message>
        <source>Corrections that are not confirmed yet are not in it.</source>
        <translation>尚未确认写入的修改不在其中。</translation>
    </message>
    <message>
        <source>Bringing back…</source>
        <translation>正在取回…</translation>
    </message>
    <message>
        <source>Brought back as of {when}: {n} articles.</source>
        <translation>已取回 {when} 时的 {n} 篇文章。</translation>
    </message>
    <message>
        <source>Those that were only in the backup have come into the library; undo leaves them.</source>
        <translation>只在备份里的文章已进入文章库；撤销不会移走它们。</translation>
    </message>
    <message>
        <source>Nothing was different any more.</source>
        <translation>已经没有不同之处。</translation>
    </message>
    <message>
        <source>Some corrections are not on the disk yet, so nothing was restored. Free some room, press Ctrl+S, and try again.</source>
        <translation>有些修改还没有写入磁盘，因此没有恢复任何内容。请腾出空间，按 Ctrl+S，然后再试。</translation>
    </message>
    <message>
        <source>Writing what is not on the disk yet…</source>
        <translation>正在写入尚未落盘的内容…</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>还没有备份。</translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>Bring back this article</source>
        <translation>取回这篇文章</translation>
    </message>
    <message>
        <source>Restore the whole workspace</source>
        <translation>恢复整个工作区</translation>
    </message>
    <message>
        <source>An article comes back as one correction. Before the whole is restored, the state now is kept.</source>
        <translation>取回文章算一次修改，可以撤销。恢复整个工作区之前，会先保留现在的状态。</translation>
    </message>
    <message>
        <source>articles: {articles} · worked on: {worked} · decisions: {decided}</source>
        <translation>{articles} 篇文章，处理过 {worked} 篇 · 已决定 {decided} 处</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>无法读取。</translation>
    </message>
    <message>
        <source>Bring back these {n} articles</source>
        <translation>取回这 {n} 篇文章</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>A accept   X reject   Space exception   J K next, previous string   Esc back</source>
        <translation>A 接受&#x3000;X 驳回&#x3000;空格 设为例外&#x3000;J K 下一个、上一个字串&#x3000;Esc 返回</translation>
    </message>
    <message>
        <source>Strings</source>
        <translation>字串</translation>
    </message>
    <message>
        <source>The article has no spans.</source>
        <translation>这篇文章没有标注。</translation>
    </message>
    <message>
        <source>Accept {n}</source>
        <translation>接受 {n} 处</translation>
    </message>
    <message>
        <source>By string · {n} strings</source>
        <translation>按字串 · {n} 个字串</translation>
    </message>
    <message>
        <source>Reject {n}</source>
        <translation>驳回 {n} 处</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Another person&apos;s workspace</source>
        <translation>别人的工作区</translation>
    </message>
    <message>
        <source>Workspaces (*.json);;All files (*)</source>
        <translation>工作区 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>{n} spans taken over.</source>
        <translation>已采用 {n} 处标注。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
</context>
<context>
    <name>BoundaryPolicy</name>
    <message>
        <source>This workspace can only be read; nothing can be changed in it.</source>
        <translation>该工作区只能读取，不能改动。</translation>
    </message>
    <message>
        <source>Where spans begin and end</source>
        <translation>标注的边界</translation>
    </message>
    <message>
        <source>Change {n} spans</source>
        <translation>更改 {n} 处</translation>
    </message>
    <message>
        <source>That holds already; nothing is changed.</source>
        <translation>本已如此，未作改动。</translation>
    </message>
    <message>
        <source>{n} spans changed; new articles follow.</source>
        <translation>已更改 {n} 处；新文章照此处理。</translation>
    </message>
</context>
<context>
    <name>ByString</name>
    <message>
        <source>Open an article first.</source>
        <translation>请先打开一篇文章。</translation>
    </message>
    <message>
        <source>Nothing is pending in this article. Ctrl+Enter finishes it.</source>
        <translation>本文已无待定标注。按 Ctrl+Enter 完成。</translation>
    </message>
    <message>
        <source>Went on from the end.</source>
        <translation>已到开头，从末尾接着来。</translation>
    </message>
    <message>
        <source>Went on from the beginning.</source>
        <translation>已到末尾，从头接着来。</translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>by finishing</source>
        <translation>随完成接受</translation>
    </message>
    <message>
        <source>lost in the newer text</source>
        <translation>新文本中已找不到</translation>
    </message>
    <message>
        <source>one of {row}</source>
        <translation>属于 {row}</translation>
    </message>
    <message>
        <source>in no list</source>
        <translation>不在列表中</translation>
    </message>
    <message>
        <source>item {n} of {of}</source>
        <translation>第{n}项，共{of}项</translation>
    </message>
    <message>
        <source>task {n}</source>
        <translation>任务{n}</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>旗标</translation>
    </message>
    <message>
        <source>Marked by a person.</source>
        <translation>由人标注。</translation>
    </message>
    <message>
        <source>Rule {rule}, version {version}</source>
        <translation>规则 {rule}，版本 {version}</translation>
    </message>
</context>
<context>
    <name>ChangedFileBar</name>
    <message>
        <source>Take over the new text</source>
        <translation>改用新文字</translation>
    </message>
    <message>
        <source>It is another article</source>
        <translation>这是另一篇文章</translation>
    </message>
    <message>
        <source>Keep the stored text</source>
        <translation>保留已存的文字</translation>
    </message>
    <message>
        <source>The file has changed since its text was stored: {path}. The stored text shows, with your work on it.</source>
        <translation>文件在存入之后有改动：{path}。这里显示的是已存的文字和您的标注。</translation>
    </message>
</context>
<context>
    <name>ChoiceDelegate</name>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方的</translation>
    </message>
</context>
<context>
    <name>ChoiceModel</name>
    <message>
        <source>{mark} Mine: {words}</source>
        <translation>{mark} 我的：{words}</translation>
    </message>
    <message>
        <source>{mark} Theirs: {words}</source>
        <translation>{mark} 对方的：{words}</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Spans here</source>
        <translation>此处的标注</translation>
    </message>
</context>
<context>
    <name>ColourChoice</name>
    <message>
        <source>A colour of your own</source>
        <translation>自定颜色</translation>
    </message>
    <message>
        <source>Contrast: light {light}, dark {dark}</source>
        <translation>对比度：浅色 {light}，深色 {dark}</translation>
    </message>
    <message>
        <source>; below {least} it is made darker or lighter</source>
        <translation>；低于 {least} 时会自动调深或调浅</translation>
    </message>
    <message>
        <source>A colour is written #RRGGBB, for instance #7A3E9D.</source>
        <translation>颜色写作 #RRGGBB，例如 #7A3E9D。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>Zhupi {version}. Your work is in {path}; nothing leaves this computer.</source>
        <translation>朱批 {version}。您的工作存放在 {path}；任何内容都不会离开本机。</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Whose spans</source>
        <translation>谁的标注</translation>
    </message>
    <message>
        <source>Show what is the same too</source>
        <translation>也显示相同的标注</translation>
    </message>
    <message>
        <source>Where two people differ</source>
        <translation>两人不同之处</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Bring in another person&apos;s workspace…</source>
        <translation>引入别人的工作区…</translation>
    </message>
    <message>
        <source>Nobody else&apos;s work on this article is in the workspace.</source>
        <translation>工作区里没有别人对这篇文章的标注。</translation>
    </message>
    <message>
        <source>{same} the same, {different} different</source>
        <translation>相同 {same} 处，不同 {different} 处</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>Nothing is pending in this article. Ctrl+Enter finishes it.</source>
        <translation>本文已无待定标注。按 Ctrl+Enter 完成。</translation>
    </message>
    <message>
        <source>Select a span first: J goes to the next pending one.</source>
        <translation>请先选中一处标注：按 J 到下一处待定。</translation>
    </message>
    <message>
        <source>{n} spans accepted.</source>
        <translation>已接受 {n} 处标注。</translation>
    </message>
    <message>
        <source>The next pending span is selected now: press again to decide it.</source>
        <translation>已选中下一处待定，再按一次即作决定。</translation>
    </message>
    <message>
        <source>{n} spans rejected.</source>
        <translation>已驳回 {n} 处标注。</translation>
    </message>
    <message>
        <source>{n} spans relabelled.</source>
        <translation>已改标签 {n} 处。</translation>
    </message>
    <message>
        <source>Select text or a span first, then press the label&apos;s number.</source>
        <translation>请先选中文字或标注，再按标签的数字键。</translation>
    </message>
    <message>
        <source>Only white space is selected.</source>
        <translation>只选中了空白。</translation>
    </message>
    <message>
        <source>Finished; {n} pending spans accepted by finishing.</source>
        <translation>已完成；{n} 处待定标注随之接受。</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>已完成。</translation>
    </message>
</context>
<context>
    <name>DamagedStart</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Open the newest backup</source>
        <translation>打开最新的备份</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>打开另一个工作区…</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>一切保持原样</translation>
    </message>
    <message>
        <source>The file is left as it is. You can go on with a backup: it takes the file&apos;s place, and the file is kept beside it under another name.</source>
        <translation>文件保持原样。您可以用一份备份继续工作：它会取代这个文件，而这个文件会换个名字保留在旁边。</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>无法读取。</translation>
    </message>
    <message>
        <source>Open this backup</source>
        <translation>打开这份备份</translation>
    </message>
    <message>
        <source>Open another workspace</source>
        <translation>打开另一个工作区</translation>
    </message>
    <message>
        <source>Workspaces (*.json);;All files (*)</source>
        <translation>工作区 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The file is left as it is, and no backup stands beside it. Open another workspace, or put a copy of this one in its place.</source>
        <translation>原文件保持不动，旁边也没有备份。请打开另一个工作区，或把它的副本放回原处。</translation>
    </message>
</context>
<context>
    <name>EdgesChoice</name>
    <message>
        <source>Other edges than in the workspace</source>
        <translation>使用与工作区不同的边界</translation>
    </message>
    <message>
        <source>with quotation marks</source>
        <translation>含引号</translation>
    </message>
    <message>
        <source>with a province&apos;s suffix</source>
        <translation>含省份后缀</translation>
    </message>
    <message>
        <source>with a task&apos;s marker</source>
        <translation>含任务序号</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>边界</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Preset</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>also those not worked on yet</source>
        <translation>也包括尚未标注的文章</translation>
    </message>
    <message>
        <source>They are extracted afresh; what the rules find in them is exported.</source>
        <translation>这些文章会重新提取，导出规则找到的内容。</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>undecided ones of the machine</source>
        <translation>机器标出而未定的</translation>
    </message>
    <message>
        <source>rejected ones, as negatives</source>
        <translation>已驳回的，作为反例</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>另含</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>implied provinces</source>
        <translation>由市县推知的省份</translation>
    </message>
    <message>
        <source>inside names</source>
        <translation>名称之内的</translation>
    </message>
    <message>
        <source>plans</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>One text is</source>
        <translation>一条文本是</translation>
    </message>
    <message>
        <source>Near-duplicates</source>
        <translation>近似重复</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>a whole article</source>
        <translation>整篇文章</translation>
    </message>
    <message>
        <source>a paragraph</source>
        <translation>一个段落</translation>
    </message>
    <message>
        <source>a sentence</source>
        <translation>一个句子</translation>
    </message>
    <message>
        <source>one file</source>
        <translation>一个文件</translation>
    </message>
    <message>
        <source>one file an article, in a folder or a zip</source>
        <translation>每篇一个文件，放入文件夹或 zip</translation>
    </message>
    <message>
        <source>A name for these choices</source>
        <translation>给这组选项起名</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Choose at least one kind of span: accepted, pending or rejected.</source>
        <translation>请至少选择一种标注：已接受、待定或已驳回。</translation>
    </message>
    <message>
        <source>Choose at least one label.</source>
        <translation>请至少选择一个标签。</translation>
    </message>
    <message>
        <source>Give at least one part of the split a share.</source>
        <translation>请至少给一个划分分配比例。</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>Selected in the library</source>
        <translation>文章库中选中的</translation>
    </message>
    <message>
        <source>What the library&apos;s filter shows</source>
        <translation>文章库筛选显示的</translation>
    </message>
    <message>
        <source>Finished articles</source>
        <translation>已完成的文章</translation>
    </message>
    <message>
        <source>Every article</source>
        <translation>全部文章</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>kept in one part</source>
        <translation>放在同一划分</translation>
    </message>
    <message>
        <source>not looked for</source>
        <translation>不查找</translation>
    </message>
    <message>
        <source>all exported</source>
        <translation>全部导出</translation>
    </message>
    <message>
        <source>only one of each group</source>
        <translation>每组只导出一篇</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆盖</translation>
    </message>
</context>
<context>
    <name>ExportLabels</name>
    <message>
        <source>Export {label}</source>
        <translation>导出{label}</translation>
    </message>
    <message>
        <source>Name of {label} in the file</source>
        <translation>{label}在文件中的名称</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>File or folder to write</source>
        <translation>要写入的文件或文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Why nothing can be exported</source>
        <translation>为什么不能导出</translation>
    </message>
    <message>
        <source>Articles exported so far</source>
        <translation>已导出的文章</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>{n} of {of} articles</source>
        <translation>{n} / {of} 篇</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
</context>
<context>
    <name>ExportPreview</name>
    <message>
        <source>The first lines</source>
        <translation>开头几行</translation>
    </message>
    <message>
        <source>The first lines of the file</source>
        <translation>文件的开头几行</translation>
    </message>
    <message>
        <source>What is not in the file</source>
        <translation>文件中没有的内容</translation>
    </message>
    <message>
        <source>Not in the file</source>
        <translation>文件中没有</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Counting… {n} %</source>
        <translation>正在统计… {n} %</translation>
    </message>
    <message>
        <source>Articles {articles} · spans {spans}</source>
        <translation>文章 {articles} · 标注 {spans}</translation>
    </message>
    <message>
        <source>{n} texts</source>
        <translation>{n} 条文本</translation>
    </message>
    <message>
        <source>{n} near-duplicates left out</source>
        <translation>略去 {n} 篇近似重复</translation>
    </message>
    <message>
        <source>Or tick the articles that nobody has worked on.</source>
        <translation>或勾选尚未标注的文章。</translation>
    </message>
    <message>
        <source>The files go into a zip.</source>
        <translation>文件将放入一个 zip。</translation>
    </message>
    <message>
        <source>The files go into a folder of that name; with .zip at the end, into a zip.</source>
        <translation>文件将放入同名文件夹；名称以 .zip 结尾则放入 zip。</translation>
    </message>
    <message>
        <source>There is a file of that name; it will be replaced.</source>
        <translation>已有同名文件，将被替换。</translation>
    </message>
    <message>
        <source>Name a file to write to.</source>
        <translation>请写明要写入的文件。</translation>
    </message>
    <message>
        <source>{n} things are not in the file; the report names them.</source>
        <translation>有 {n} 项内容未写入文件，报告中逐一列出。</translation>
    </message>
    <message>
        <source>{n} articles could not be read as they were.</source>
        <translation>有 {n} 篇文章无法按原样读取。</translation>
    </message>
    <message>
        <source>No program opens it here; it is {path}.</source>
        <translation>本机没有可打开它的程序；位置是 {path}。</translation>
    </message>
    <message>
        <source>The path is on the clipboard: {path}</source>
        <translation>路径已复制：{path}</translation>
    </message>
    <message>
        <source>These choices are kept as {name}.</source>
        <translation>这组选项已存为“{name}”。</translation>
    </message>
    <message>
        <source>The settings could not be written; the preset holds until the program ends.</source>
        <translation>设置无法写入；该方案只保留到程序退出。</translation>
    </message>
    <message>
        <source>The preset {name} is removed; its choices still show.</source>
        <translation>方案“{name}”已删除；选项仍保留在页面上。</translation>
    </message>
</context>
<context>
    <name>FieldEditor</name>
    <message>
        <source>Fields of articles</source>
        <translation>文章字段</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>用逗号隔开</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>新字段</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>The values stay with their articles and come back with a field of this name.</source>
        <translation>各篇文章里的值仍然保留，再建同名字段就会回来。</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>可选值</translation>
    </message>
    <message>
        <source>Always there: {names}</source>
        <translation>自带字段：{names}</translation>
    </message>
</context>
<context>
    <name>FieldLine</name>
    <message>
        <source>Read from the page; Enter confirms it.</source>
        <translation>从正文读出，回车确认。</translation>
    </message>
    <message>
        <source>The page says: {value}</source>
        <translation>正文所说：{value}</translation>
    </message>
</context>
<context>
    <name>FieldList</name>
    <message>
        <source>Add a field</source>
        <translation>添加字段</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Name of the field</source>
        <translation>字段名</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>code list</source>
        <translation>代码表</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Remove the field</source>
        <translation>去掉这个字段</translation>
    </message>
    <message>
        <source>Remove the field; what spans have in it stays on record</source>
        <translation>去掉这个字段；标注里已填的内容仍保留</translation>
    </message>
    <message>
        <source>One a line: the code, a space, its name</source>
        <translation>每行一个：代码、空格、名称</translation>
    </message>
    <message>
        <source>One value a line</source>
        <translation>每行一个选项</translation>
    </message>
</context>
<context>
    <name>FillPage</name>
    <message>
        <source>Fill fields from a table</source>
        <translation>从表格填写字段</translation>
    </message>
    <message>
        <source>{name} · {n} rows · {encoding}</source>
        <translation>{name} · {n} 行 · {encoding}</translation>
    </message>
    <message>
        <source>{n} rows with more cells than names</source>
        <translation>{n} 行的格数多于列名</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>file name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>title, to match</source>
        <translation>标题（用来对应）</translation>
    </message>
    <message>
        <source>→ a new field</source>
        <translation>→ 新字段</translation>
    </message>
    <message>
        <source>{n} of {of} rows…</source>
        <translation>已看 {n} 行，共 {of} 行…</translation>
    </message>
    <message>
        <source>Will be filled</source>
        <translation>将填写</translation>
    </message>
    <message>
        <source>A person said something else</source>
        <translation>与人工填写的不同</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>不能用</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>这里没有内容。</translation>
    </message>
    <message>
        <source>confirms {value}</source>
        <translation>确认 {value}</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>第 {line} 行</translation>
    </message>
    <message>
        <source>Fill {n} values</source>
        <translation>填写 {n} 项</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>Filling</name>
    <message>
        <source>A table with the fields</source>
        <translation>填写字段用的表格</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>表格 (*.csv *.tsv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>{n} values filled in {articles} articles.</source>
        <translation>已在 {articles} 篇文章里填写 {n} 项。</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Words in the span</source>
        <translation>标注中的文字</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>来历</translation>
    </message>
    <message>
        <source>Flag and note</source>
        <translation>旗标与备注</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>not said how sure</source>
        <translation>未说明把握</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>已标旗</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>有备注</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>人工</translation>
    </message>
    <message>
        <source>the learner</source>
        <translation>学习器</translation>
    </message>
    <message>
        <source>an import ({name})</source>
        <translation>导入（{name}）</translation>
    </message>
    <message>
        <source>Only {what}; click to show the others too</source>
        <translation>只显示：{what}；点击取消</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this article</source>
        <translation>在本文中查找</translation>
    </message>
    <message>
        <source>Match case and width</source>
        <translation>区分大小写与全半角</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Label all</source>
        <translation>全部标为</translation>
    </message>
    <message>
        <source>Make a span of every match</source>
        <translation>把每处匹配都标出来</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not a regular expression</source>
        <translation>不是正则表达式</translation>
    </message>
    <message>
        <source>Not in this article</source>
        <translation>本文没有</translation>
    </message>
    <message>
        <source>There is more: it would take too long to find all of it.</source>
        <translation>还有更多：全部找出来太费时。</translation>
    </message>
</context>
<context>
    <name>FindMatches</name>
    <message>
        <source>Find something first (Ctrl+F); then all matches can be labelled.</source>
        <translation>先查找（Ctrl+F），再把匹配全部标注。</translation>
    </message>
    <message>
        <source>This workspace can only be read; nothing can be marked.</source>
        <translation>本工作区只能查看，不能标注。</translation>
    </message>
    <message>
        <source>All matches have that label already.</source>
        <translation>所有匹配都已有此标签。</translation>
    </message>
    <message>
        <source>Matches marked as {label}: {n}</source>
        <translation>已把 {n} 处匹配标为{label}</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Open articles…</source>
        <translation>打开文章…</translation>
    </message>
    <message>
        <source>Paste an article</source>
        <translation>粘贴文章</translation>
    </message>
    <message>
        <source>Open a sample article</source>
        <translation>打开示例文章</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Simple mode: mouse, Enter and Delete only</source>
        <translation>简单模式：只用鼠标、回车和删除键</translation>
    </message>
    <message>
        <source>Read an article with its provinces, slogans and tasks lit;
correct them; export labelled data.</source>
        <translation>阅读文章，省份、口号和任务自动标亮；
逐条核对；导出标注数据。</translation>
    </message>
    <message>
        <source>Or drop files here. Nothing leaves this computer.</source>
        <translation>也可以把文件拖到这里。任何内容都不会离开本机。</translation>
    </message>
    <message>
        <source>Corrections are made by</source>
        <translation>标注人</translation>
    </message>
</context>
<context>
    <name>FrontPage</name>
    <message>
        <source>Back (Esc)</source>
        <translation>返回（Esc）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Grouping</name>
    <message>
        <source>There is no further span of this label.</source>
        <translation>没有更多同一标签的标注。</translation>
    </message>
    <message>
        <source>Choose what belongs together with Ctrl+click, or with Shift+J and Shift+K, then press G.</source>
        <translation>用 Ctrl+单击或 Shift+J、Shift+K 选出属于一起的标注，再按 G。</translation>
    </message>
    <message>
        <source>A group needs two spans of one label or more.</source>
        <translation>一组至少要两处同一标签的标注。</translation>
    </message>
    <message>
        <source>{n} spans are one group.</source>
        <translation>{n} 处标注已成一组。</translation>
    </message>
    <message>
        <source>The selected span is in no group.</source>
        <translation>选中的标注不在任何组里。</translation>
    </message>
    <message>
        <source>{n} spans are out of their group.</source>
        <translation>{n} 处标注已移出所在的组。</translation>
    </message>
    <message>
        <source>The items of a list are numbered from 1 to {n}.</source>
        <translation>列表的序号从 1 到 {n}。</translation>
    </message>
    <message>
        <source>Levels go from 1 to {n}.</source>
        <translation>层级从 1 到 {n}。</translation>
    </message>
    <message>
        <source>There is no list before this one.</source>
        <translation>前面没有别的列表。</translation>
    </message>
    <message>
        <source>There is no list after this one.</source>
        <translation>后面没有别的列表。</translation>
    </message>
    <message>
        <source>{n} spans moved into the list “{name}…”.</source>
        <translation>{n} 处标注已移入列表“{name}…”。</translation>
    </message>
    <message>
        <source>{n} items are numbered anew.</source>
        <translation>已重新编号 {n} 项。</translation>
    </message>
    <message>
        <source>The list is numbered from one on already.</source>
        <translation>列表的序号已经是从一开始连续的。</translation>
    </message>
    <message>
        <source>The missing item is marked.</source>
        <translation>缺的一项已标出。</translation>
    </message>
    <message>
        <source>The item is number {n} now.</source>
        <translation>该项现在是第 {n} 项。</translation>
    </message>
    <message>
        <source>Select a span first: J goes to the next pending one.</source>
        <translation>请先选中一处标注：按 J 到下一处待定。</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Every correction of the open article will stand here, the latest first.</source>
        <translation>当前文章的每一次修改都会列在这里，最新的在最前。</translation>
    </message>
    <message>
        <source>Look at this state</source>
        <translation>查看当时的样子</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import spans</source>
        <translation>导入标注</translation>
    </message>
    <message>
        <source>Spans from another program, or from Zhupi on another computer. An article is known by its text; nothing is changed before you have seen what fits.</source>
        <translation>来自其他程序或另一台电脑上朱批的标注。文章按正文辨认；先看清哪些对得上，再动手。</translation>
    </message>
    <message>
        <source>File or folder to read</source>
        <translation>要读取的文件或文件夹</translation>
    </message>
    <message>
        <source>Drop a file or a folder here, or choose one</source>
        <translation>把文件或文件夹拖到这里，或者选择一个</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>The spans are</source>
        <translation>这些标注是</translation>
    </message>
    <message>
        <source>Name of the annotator</source>
        <translation>标注人姓名</translation>
    </message>
    <message>
        <source>New articles with their history and groups</source>
        <translation>新文章连同历史和分组一起导入</translation>
    </message>
    <message>
        <source>They become members of the library as they were there; undo leaves them.</source>
        <translation>它们按原样进入文章库，撤销不会移除。</translation>
    </message>
    <message>
        <source>What to show of it</source>
        <translation>显示哪一部分</translation>
    </message>
    <message>
        <source>What the file holds</source>
        <translation>文件里的内容</translation>
    </message>
    <message>
        <source>Work under way</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>a person&apos;s: decided</source>
        <translation>人做的：已决定</translation>
    </message>
    <message>
        <source>a machine&apos;s: proposals to be decided</source>
        <translation>机器做的：待定</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Read spans from</source>
        <translation>从哪里读取标注</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>这里没有内容。</translation>
    </message>
    <message>
        <source>Articles that are here</source>
        <translation>这里已有的文章</translation>
    </message>
    <message>
        <source>Here with another text; spans found again</source>
        <translation>这里的正文不同，标注重新定位</translation>
    </message>
    <message>
        <source>New articles</source>
        <translation>新文章</translation>
    </message>
    <message>
        <source>Spans that do not fit</source>
        <translation>对不上的标注</translation>
    </message>
    <message>
        <source>Articles here {matched} · new {new} · spans {spans}</source>
        <translation>已有文章 {matched} · 新文章 {new} · 标注 {spans}</translation>
    </message>
    <message>
        <source>here already {n}</source>
        <translation>已经有的 {n}</translation>
    </message>
    <message>
        <source>do not fit {n}</source>
        <translation>对不上 {n}</translation>
    </message>
    <message>
        <source>offsets put right {n}</source>
        <translation>偏移已修正 {n}</translation>
    </message>
    <message>
        <source>spans {n}</source>
        <translation>标注 {n}</translation>
    </message>
    <message>
        <source>Import {n} spans</source>
        <translation>导入 {n} 处标注</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>The workspace is open for reading only.</source>
        <translation>工作区以只读方式打开。</translation>
    </message>
    <message>
        <source>What {name} is could not be guessed; choose its format.</source>
        <translation>看不出 {name} 是什么格式，请选择。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Articles read: {n}</source>
        <translation>已读取文章 {n} 篇</translation>
    </message>
    <message>
        <source>An earlier state is shown; go back to now first.</source>
        <translation>正在显示以前的样子，请先回到现在。</translation>
    </message>
    <message>
        <source>Importing {n} of {of}</source>
        <translation>正在导入第 {n} 篇，共 {of} 篇</translation>
    </message>
    <message>
        <source>Imported from {name}: articles {articles}, spans {spans}.</source>
        <translation>已从 {name} 导入：文章 {articles} 篇，标注 {spans} 处。</translation>
    </message>
    <message>
        <source>Spans that did not fit: {n}.</source>
        <translation>对不上的标注 {n} 处。</translation>
    </message>
    <message>
        <source>New articles stay in the library when the spans are undone.</source>
        <translation>撤销标注后，新文章仍留在文章库里。</translation>
    </message>
    <message>
        <source>Cancelled; nothing was imported.</source>
        <translation>已取消，什么都没有导入。</translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Search keys and commands</source>
        <translation>查找按键与命令</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>更改按键…</translation>
    </message>
    <message>
        <source>No key does that. Ctrl+K finds every command.</source>
        <translation>没有这样的按键。按 Ctrl+K 可以找到所有命令。</translation>
    </message>
    <message>
        <source>Space and Shift+Space page, arrows scroll, Shift+arrows select.</source>
        <translation>空格与 Shift+空格翻页，方向键滚动，Shift+方向键选择。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>KeyChoice</name>
    <message>
        <source>{key} is now: {command}.</source>
        <translation>{key} 现在是：{command}。</translation>
    </message>
    <message>
        <source>It was: {command}, which has {left} now.</source>
        <translation>它原来是：{command}，该命令现在的按键：{left}。</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>{command}: {key}.</source>
        <translation>{command}：{key}。</translation>
    </message>
    <message>
        <source>Every key is as the program comes.</source>
        <translation>所有按键都已恢复原样。</translation>
    </message>
    <message>
        <source>The settings could not be written; the change holds until the program ends.</source>
        <translation>设置无法写入；改动只在本次运行中有效。</translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Change keys</source>
        <translation>更改按键</translation>
    </message>
    <message>
        <source>Search keys and commands</source>
        <translation>查找按键与命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Choose a command, then press its new key.</source>
        <translation>先选一个命令，再按下它的新按键。</translation>
    </message>
    <message>
        <source>Its own key again</source>
        <translation>恢复原键</translation>
    </message>
    <message>
        <source>All keys as they were</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>That key belongs to the page, to the labels or to Chinese input. Press another one.</source>
        <translation>这个按键属于页面、标签或中文输入法，请换一个。</translation>
    </message>
</context>
<context>
    <name>KeyLine</name>
    <message>
        <source>Press the new key here</source>
        <translation>在此按下新的按键</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新的按键</translation>
    </message>
</context>
<context>
    <name>LabelChips</name>
    <message>
        <source>New label</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>Show or hide these spans</source>
        <translation>显示或隐藏这类标注</translation>
    </message>
</context>
<context>
    <name>LabelEditor</name>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Drag, or Alt+Up and Alt+Down, for another order</source>
        <translation>拖动，或按 Alt+↑、Alt+↓ 调整顺序</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>重新显示</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Give all {n} spans the label</source>
        <translation>把全部 {n} 处改为</translation>
    </message>
    <message>
        <source>This label comes with the program; it can be hidden.</source>
        <translation>这是内置标签，可以隐藏。</translation>
    </message>
    <message>
        <source>{n} spans have it; hide it, or merge it into another label.</source>
        <translation>有 {n} 处标注使用它；可以隐藏，或并入另一个标签。</translation>
    </message>
    <message>
        <source>{label} and {other} have the same key; give one of them another.</source>
        <translation>“{label}”与“{other}”用了同一个键，请给其中一个换键。</translation>
    </message>
    <message>
        <source>A name in files has letters, digits, underscores, dots and hyphens, at most 40.</source>
        <translation>文件中的名称由字母、数字、下划线、点和连字符组成，最多 40 个字符。</translation>
    </message>
    <message>
        <source>Two labels have the name {label} in files.</source>
        <translation>有两个标签在文件中都叫“{label}”。</translation>
    </message>
    <message>
        <source>A label needs a Chinese or an English name.</source>
        <translation>标签要有中文名或英文名。</translation>
    </message>
    <message>
        <source>Every field needs a name of its own.</source>
        <translation>每个字段都要有各自的名称。</translation>
    </message>
    <message>
        <source>The field {other} needs its values, each once.</source>
        <translation>字段“{other}”要列出选项，且不能重复。</translation>
    </message>
</context>
<context>
    <name>LabelForm</name>
    <message>
        <source>What is marked, and where a span begins and ends; shown on hover</source>
        <translation>标什么，从哪里起、到哪里止；鼠标停留时显示</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Name in files</source>
        <translation>文件中的名称</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>下划线</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Files and spans refer to it; it stays as it is once it is in use</source>
        <translation>文件和标注都靠它识别，使用之后不再改动</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>LabelPicker</name>
    <message>
        <source>Label: name, pinyin or initials</source>
        <translation>标签：名称、拼音或首字母</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>No label fits.</source>
        <translation>没有匹配的标签。</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Select text or a span first, then press 0.</source>
        <translation>先选中文字或标注，再按 0。</translation>
    </message>
    <message>
        <source>{label} is hidden; its spans stay on record.</source>
        <translation>“{label}”已隐藏，它的标注仍保留。</translation>
    </message>
    <message>
        <source>{label} is still on record, in a span or in the history. Hide it, or merge it into another label.</source>
        <translation>“{label}”仍有标注或历史记录在用，可以隐藏，或并入另一个标签。</translation>
    </message>
    <message>
        <source>{label} is deleted.</source>
        <translation>已删除“{label}”。</translation>
    </message>
    <message>
        <source>{n} spans of {label} are {into} now.</source>
        <translation>“{label}”的 {n} 处标注现在是“{into}”。</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>Something is still under way; the language changes at the next start.</source>
        <translation>还有操作正在进行；语言将在下次启动时切换。</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Something is still being carried out; the window closes when it is done. Close again to leave without it.</source>
        <translation>还有操作正在进行，完成后窗口自动关闭。再次关闭则放弃该操作并立即退出。</translation>
    </message>
    <message>
        <source>Some corrections are not on the disk yet.</source>
        <translation>有更正尚未写入磁盘。</translation>
    </message>
    <message>
        <source>Free some room and press Ctrl+S, or close again to leave without them.</source>
        <translation>请腾出空间后按 Ctrl+S；再次关闭则放弃它们。</translation>
    </message>
</context>
<context>
    <name>LibraryDelegate</name>
    <message>
        <source>{n} pending</source>
        <translation>待定 {n}</translation>
    </message>
</context>
<context>
    <name>LibraryMenu</name>
    <message>
        <source>Something is pending</source>
        <translation>还有待定</translation>
    </message>
    <message>
        <source>Show every article</source>
        <translation>显示全部文章</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>As they were added</source>
        <translation>按加入先后</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>日期新的在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>日期早的在前</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>按标题</translation>
    </message>
    <message>
        <source>Least done first</source>
        <translation>未完成的在前</translation>
    </message>
    <message>
        <source>Most pending first</source>
        <translation>待定多的在前</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Words, or a field and its value: source:Xinhua, date:2020-01..2020-06, progress:finished.</source>
        <translation>词语，或“字段:值”：来源:新华、日期:2020-01..2020-06、进度:完成。</translation>
    </message>
    <message>
        <source>A - before it leaves such articles out; quotation marks keep words together.</source>
        <translation>前面加 - 表示不要；带空格的词用引号括起。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the library</source>
        <translation>筛选文章库</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>文章库</translation>
    </message>
    <message>
        <source>Every article you open or add stays here, with how far you are.</source>
        <translation>打开或加入的文章都留在这里，并记下做到哪里。</translation>
    </message>
    <message>
        <source>Filter by fields, sort</source>
        <translation>按字段筛选、排序</translation>
    </message>
    <message>
        <source>Add articles</source>
        <translation>添加文章</translation>
    </message>
    <message>
        <source>No article is like that.</source>
        <translation>没有这样的文章。</translation>
    </message>
    <message>
        <source>{n} of {of} articles shown</source>
        <translation>显示 {n} 篇，共 {of} 篇</translation>
    </message>
    <message>
        <source>{n} of {of} articles finished</source>
        <translation>完成 {n} 篇，共 {of} 篇</translation>
    </message>
    <message>
        <source>Add a folder of articles</source>
        <translation>添加一个文件夹的文章</translation>
    </message>
</context>
<context>
    <name>LibrarySummary</name>
    <message>
        <source>There is nothing to add up: no article of the library has tasks or slogans.</source>
        <translation>没有可汇总的内容：文章库里没有任务或口号。</translation>
    </message>
    <message>
        <source>The summary of {n} articles is on the clipboard; it pastes as tables.</source>
        <translation>{n} 篇文章的摘要已复制，可作为表格粘贴。</translation>
    </message>
    <message>
        <source>{n} files are missing or have changed; they are not in it.</source>
        <translation>有 {n} 个文件缺失或已变更，未计入。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>The settings could not be written; the change holds until the program ends.</source>
        <translation>设置无法写入；改动只在本次运行中有效。</translation>
    </message>
</context>
<context>
    <name>MergePage</name>
    <message>
        <source>Another copy of this workspace</source>
        <translation>这个工作区的另一份副本</translation>
    </message>
    <message>
        <source>The other copy</source>
        <translation>另一份副本</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Nothing in it differs from what is here.</source>
        <translation>其中没有与这里不同的内容。</translation>
    </message>
    <message>
        <source>What both decided otherwise</source>
        <translation>两边决定不同之处</translation>
    </message>
    <message>
        <source>Mine for all</source>
        <translation>全部用我的</translation>
    </message>
    <message>
        <source>Theirs for all</source>
        <translation>全部用对方的</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Only move the copy to the backups</source>
        <translation>不并入，只把副本移到备份</translation>
    </message>
    <message>
        <source>Decided otherwise on both sides: {n}. Which holds?</source>
        <translation>两边决定不同：{n} 处。以哪边为准？</translation>
    </message>
    <message>
        <source>It comes in as one correction that undo takes back, but for labels, fields and whole articles. The copy is moved to the backups, never deleted.</source>
        <translation>合并算作一次改动，可以撤销，但标签、字段和整篇文章除外。副本移入备份，绝不删除。</translation>
    </message>
    <message>
        <source>There is nothing to take in. The copy is moved to the backups, never deleted.</source>
        <translation>没有可并入的内容。副本会移到备份里，不会删除。</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>A service that synchronises folders leaves a copy like this when two computers wrote the workspace at the same time. What only one side decided needs no choice; where both decided otherwise, yours stays unless you choose theirs.</source>
        <translation>两台电脑同时写入工作区时，同步服务会留下这样的副本。只有一边决定过的内容无需选择；两边决定不同的，除非选择对方的，否则保留您的。</translation>
    </message>
    <message>
        <source>The workspace is open for reading only.</source>
        <translation>工作区以只读方式打开。</translation>
    </message>
    <message>
        <source>There is no other copy of this workspace beside it.</source>
        <translation>旁边没有这个工作区的其他副本。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>{name} cannot be read: {why} It is left where it is.</source>
        <translation>无法读取 {name}：{why} 它留在原处。</translation>
    </message>
    <message>
        <source>Taking in…</source>
        <translation>正在并入…</translation>
    </message>
    <message>
        <source>{n} decisions in {articles} articles are taken in.</source>
        <translation>已并入 {articles} 篇文章中的 {n} 处决定。</translation>
    </message>
    <message>
        <source>{n} articles came in whole; undo leaves them.</source>
        <translation>另有 {n} 篇文章整篇进入文章库；撤销不会移走它们。</translation>
    </message>
    <message>
        <source>It is not confirmed on the disk yet, so the copy stays where it is.</source>
        <translation>尚未确认写入磁盘，因此副本留在原处。</translation>
    </message>
    <message>
        <source>The copy is among the backups now: {name}.</source>
        <translation>副本已移到备份里：{name}。</translation>
    </message>
    <message>
        <source>The copy could not be moved: {why}</source>
        <translation>无法移动副本：{why}</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Something went wrong.</source>
        <translation>出了问题。</translation>
    </message>
    <message>
        <source>Nothing was changed; try it again.</source>
        <translation>没有任何改动；请再试一次。</translation>
    </message>
    <message>
        <source>The article could not be read.</source>
        <translation>无法读取这篇文章。</translation>
    </message>
    <message>
        <source>Open it in another program and save it as plain text in UTF-8.</source>
        <translation>请用其他程序打开，另存为 UTF-8 纯文本。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>Look whether it was moved or renamed, or whether its drive is connected.</source>
        <translation>请看它是否被移动或改名，或所在磁盘是否已连接。</translation>
    </message>
    <message>
        <source>This is a folder, not an article.</source>
        <translation>这是文件夹，不是文章。</translation>
    </message>
    <message>
        <source>Name the files in it, or add the folder to the library.</source>
        <translation>请指定其中的文件，或把文件夹加入文章库。</translation>
    </message>
    <message>
        <source>The system does not let this program read the file.</source>
        <translation>系统不允许本程序读取该文件。</translation>
    </message>
    <message>
        <source>Look at the file&apos;s permissions, or copy it to a folder of your own.</source>
        <translation>请检查文件权限，或复制到您自己的文件夹。</translation>
    </message>
    <message>
        <source>There is no text in this file.</source>
        <translation>文件里没有文字。</translation>
    </message>
    <message>
        <source>Look whether it was saved or downloaded completely.</source>
        <translation>请看它是否保存或下载完整。</translation>
    </message>
    <message>
        <source>This file is not text.</source>
        <translation>这个文件不是文本。</translation>
    </message>
    <message>
        <source>Open it in the program it belongs to and save it as text or as a web page.</source>
        <translation>请用对应的程序打开，另存为文本或网页。</translation>
    </message>
    <message>
        <source>This file is larger than this program opens.</source>
        <translation>文件过大，本程序不予打开。</translation>
    </message>
    <message>
        <source>Split it into smaller files.</source>
        <translation>请拆成较小的文件。</translation>
    </message>
    <message>
        <source>This file is broken or incomplete.</source>
        <translation>文件已损坏或不完整。</translation>
    </message>
    <message>
        <source>Get it once more; if another program still opens it, save it there under a new name.</source>
        <translation>请重新获取一份；如果别的程序还能打开它，请在那里另存为新文件。</translation>
    </message>
    <message>
        <source>This file is protected by a password.</source>
        <translation>文件有密码保护。</translation>
    </message>
    <message>
        <source>Open it in the program it belongs to and save it without the password.</source>
        <translation>请用原来的程序打开，去掉密码后另存。</translation>
    </message>
    <message>
        <source>This file holds pictures of its pages and no text.</source>
        <translation>文件里只有页面图片，没有文字。</translation>
    </message>
    <message>
        <source>Let a program for text recognition (OCR) add the text, then open its result.</source>
        <translation>请先用文字识别（OCR）程序加上文字，再打开结果。</translation>
    </message>
    <message>
        <source>This file unpacks to more than an article can be.</source>
        <translation>文件解开后的大小超过一篇文章的限度。</translation>
    </message>
    <message>
        <source>Open it only if you know where it is from, and save its text as plain text.</source>
        <translation>确知来源可靠时再打开它，并把文字另存为纯文本。</translation>
    </message>
    <message>
        <source>This kind of file is not known.</source>
        <translation>不认识这种文件。</translation>
    </message>
    <message>
        <source>Save it as text, Markdown, a web page or a Word document (docx).</source>
        <translation>请另存为文本、Markdown、网页或 Word 文档（docx）。</translation>
    </message>
    <message>
        <source>This kind of file is not read.</source>
        <translation>本程序不读这种文件。</translation>
    </message>
    <message>
        <source>Save it as a PDF with text or as a Word document (docx) in the program it is from.</source>
        <translation>请用原来的程序另存为带文字的 PDF 或 Word 文档（docx）。</translation>
    </message>
    <message>
        <source>LibreOffice, which reads this kind of file, is not installed.</source>
        <translation>读这种文件需要 LibreOffice，本机没有安装。</translation>
    </message>
    <message>
        <source>Install LibreOffice, or save the file as docx in the program it is from.</source>
        <translation>请安装 LibreOffice，或用原来的程序另存为 docx。</translation>
    </message>
    <message>
        <source>A library that reads this kind of file is not installed.</source>
        <translation>读这种文件所需的程序库没有安装。</translation>
    </message>
    <message>
        <source>Start the program with start.py, which installs what requirements.txt names.</source>
        <translation>请用 start.py 启动，它会安装 requirements.txt 所列的程序库。</translation>
    </message>
    <message>
        <source>There is nothing of that name.</source>
        <translation>没有这个名称。</translation>
    </message>
    <message>
        <source>Choose one of the names there are.</source>
        <translation>请从已有的名称中选择。</translation>
    </message>
    <message>
        <source>The correction does not fit the article as it is now.</source>
        <translation>这项更正与文章现状不符。</translation>
    </message>
    <message>
        <source>Nothing was changed; look at the place again.</source>
        <translation>没有任何改动；请再看一下该处。</translation>
    </message>
    <message>
        <source>The workspace could not be used.</source>
        <translation>无法使用该工作区。</translation>
    </message>
    <message>
        <source>Check it with the command check; its backups stand beside it.</source>
        <translation>请用 check 命令检查；备份就在它旁边。</translation>
    </message>
    <message>
        <source>Another program writes this workspace.</source>
        <translation>另一个程序正在写入该工作区。</translation>
    </message>
    <message>
        <source>Close it there, then try again; until then it opens for reading only.</source>
        <translation>请先在那边关闭再试；在此之前只能只读打开。</translation>
    </message>
    <message>
        <source>This workspace is open for reading only.</source>
        <translation>该工作区以只读方式打开。</translation>
    </message>
    <message>
        <source>Nothing was changed. Close it where else it is open, or see that its folder can be written.</source>
        <translation>没有改动任何内容。请在别处关闭它，或检查它所在的文件夹能否写入。</translation>
    </message>
    <message>
        <source>The PDF could not be written.</source>
        <translation>无法写出 PDF。</translation>
    </message>
    <message>
        <source>It was set aside as settings.damaged.json; the program goes on with its usual settings.</source>
        <translation>它已改名为 settings.damaged.json 放在一旁；程序按默认设置继续。</translation>
    </message>
    <message>
        <source>The workspace file cannot be read.</source>
        <translation>无法读取工作区文件。</translation>
    </message>
    <message>
        <source>{before} {after}</source>
        <translation>{before}{after}</translation>
    </message>
    <message>
        <source>It is left as it is; open the newest backup beside it.</source>
        <translation>原文件保持不动；请打开旁边最新的备份。</translation>
    </message>
    <message>
        <source>This file is not a workspace of this program.</source>
        <translation>这个文件不是本程序的工作区。</translation>
    </message>
    <message>
        <source>Choose a file whose name ends in .zhupi.json.</source>
        <translation>请选择以 .zhupi.json 结尾的文件。</translation>
    </message>
    <message>
        <source>A newer program wrote this workspace.</source>
        <translation>这个工作区是由更新版本的程序写的。</translation>
    </message>
    <message>
        <source>Open it with that program, or bring this one up to date.</source>
        <translation>请用那个程序打开，或更新本程序。</translation>
    </message>
    <message>
        <source>The change is not saved yet.</source>
        <translation>改动尚未保存。</translation>
    </message>
    <message>
        <source>Make room on the disk or connect it again, then save again; nothing is lost yet.</source>
        <translation>请腾出磁盘空间或重新连接，再次保存；目前没有任何丢失。</translation>
    </message>
    <message>
        <source>The export could not be written.</source>
        <translation>无法写出导出文件。</translation>
    </message>
    <message>
        <source>If the file is open in another program, close it there or choose another name.</source>
        <translation>若文件在其他程序中打开，请先关闭，或换一个名称。</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>没有可导出的内容。</translation>
    </message>
    <message>
        <source>Accept spans, finish articles, or choose other statuses and labels.</source>
        <translation>请接受标注、完成文章，或选择其他状态和标签。</translation>
    </message>
    <message>
        <source>Another program has the file open that is to be written.</source>
        <translation>要写入的文件正被另一个程序打开。</translation>
    </message>
    <message>
        <source>Close it there (Excel holds a table as long as it shows it), or choose another name.</source>
        <translation>请在那里关闭它（Excel 显示表格时会一直占用），或换一个名字。</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>导出已取消。</translation>
    </message>
    <message>
        <source>Nothing was written; what stood there before still does.</source>
        <translation>没有写入任何内容，原有文件未变。</translation>
    </message>
    <message>
        <source>This file could not be imported.</source>
        <translation>无法导入该文件。</translation>
    </message>
    <message>
        <source>Look whether it is of the format named and complete; nothing of it was taken.</source>
        <translation>请看格式是否正确、内容是否完整；其中没有任何内容被采用。</translation>
    </message>
    <message>
        <source>The settings file could not be read.</source>
        <translation>无法读取设置文件。</translation>
    </message>
    <message>
        <source>The process that worked on this file ended before it was done.</source>
        <translation>处理这个文件的进程没有做完就结束了。</translation>
    </message>
    <message>
        <source>Everything else was done; try this file by itself, with more memory free.</source>
        <translation>其余文件都已处理；请在内存较宽裕时单独再试这个文件。</translation>
    </message>
    <message>
        <source>The background process ended without an answer.</source>
        <translation>后台进程没有给出结果就结束了。</translation>
    </message>
    <message>
        <source>It is started again by itself; open the article again if highlights are missing.</source>
        <translation>它会自动重新启动；若缺少标亮，请重新打开文章。</translation>
    </message>
    <message>
        <source>{file}: {what}</source>
        <translation>{file}：{what}</translation>
    </message>
    <message>
        <source>Then save again; nothing is lost yet.</source>
        <translation>然后再保存一次；目前没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Its newest backup: {path}</source>
        <translation>最新的备份：{path}</translation>
    </message>
</context>
<context>
    <name>NewerText</name>
    <message>
        <source>The file has changed since its text was stored: {path}. The workspace can only be read.</source>
        <translation>文件在文字存入之后有改动：{path}。工作区现在只读。</translation>
    </message>
    <message>
        <source>The file still holds the text that shows.</source>
        <translation>文件的文字与显示的相同。</translation>
    </message>
    <message>
        <source>The new text is taken over. {n} spans were not found again: see History.</source>
        <translation>已改用新文字。有 {n} 处标注没有重新找到，见“历史”。</translation>
    </message>
    <message>
        <source>The new text is taken over; every span you worked on was found again.</source>
        <translation>已改用新文字；您处理过的标注全部重新找到。</translation>
    </message>
    <message>
        <source>Select the text first that the span belongs to.</source>
        <translation>请先选中这处标注所属的文字。</translation>
    </message>
    <message>
        <source>The lost span is removed; the history keeps it.</source>
        <translation>丢失的标注已移除；历史中仍有记录。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>OccurrencesPage</name>
    <message>
        <source>Carry out</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Occurrences</source>
        <translation>出现之处</translation>
    </message>
    <message>
        <source>It stands nowhere else.</source>
        <translation>没有相同的词语。</translation>
    </message>
    <message>
        <source>J K move   Space leave out   Enter carry out   Esc cancel</source>
        <translation>J K 移动   空格 除外   Enter 执行   Esc 取消</translation>
    </message>
    <message>
        <source>still looking…</source>
        <translation>仍在查找…</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>The clipboard holds no text. Copy an article first, then paste it here.</source>
        <translation>剪贴板里没有文字。请先复制文章，再粘贴到这里。</translation>
    </message>
    <message>
        <source>Open articles</source>
        <translation>打开文章</translation>
    </message>
    <message>
        <source>Articles ({patterns});;All files (*)</source>
        <translation>文章 ({patterns});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>This article was pasted; there is no file to read again.</source>
        <translation>这篇文章是粘贴来的，没有文件可以重读。</translation>
    </message>
    <message>
        <source>The file still holds the text that shows.</source>
        <translation>文件的文字与显示的相同。</translation>
    </message>
    <message>
        <source>The file is no longer there; the stored text shows.</source>
        <translation>文件已不在原处；显示的是已存的文字。</translation>
    </message>
</context>
<context>
    <name>OwnWords</name>
    <message>
        <source>“{word}” is on the list already.</source>
        <translation>“{word}”已在词表里。</translation>
    </message>
    <message>
        <source>“{word}” is always marked from now on.</source>
        <translation>以后总是标出“{word}”。</translation>
    </message>
    <message>
        <source>“{word}” is never proposed from now on.</source>
        <translation>以后不再提出“{word}”。</translation>
    </message>
    <message>
        <source>{n} words taken off the list.</source>
        <translation>已从词表删去 {n} 个词语。</translation>
    </message>
    <message>
        <source>This workspace can only be read; the list cannot be changed.</source>
        <translation>本工作区只能查看，词表不能更改。</translation>
    </message>
    <message>
        <source>{n} articles were extracted with another list.</source>
        <translation>有 {n} 篇文章是按另一份词表抽取的。</translation>
    </message>
    <message>
        <source>Import words</source>
        <translation>导入词表</translation>
    </message>
    <message>
        <source>Tables (*.tsv *.csv *.txt);;All files (*)</source>
        <translation>表格 (*.tsv *.csv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Every word of the file is on the list already.</source>
        <translation>文件里的词语都已在词表里。</translation>
    </message>
    <message>
        <source>{n} words imported.</source>
        <translation>已导入 {n} 个词语。</translation>
    </message>
    <message>
        <source>Export words</source>
        <translation>导出词表</translation>
    </message>
    <message>
        <source>Tables (*.tsv *.csv)</source>
        <translation>表格 (*.tsv *.csv)</translation>
    </message>
    <message>
        <source>{n} words written to {path}.</source>
        <translation>已将 {n} 个词语写入 {path}。</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Open an article first.</source>
        <translation>请先打开一篇文章。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>This workspace is read-only here.</source>
        <translation>此工作区在这里是只读的。</translation>
    </message>
    <message>
        <source>Not possible just now.</source>
        <translation>现在不能这样做。</translation>
    </message>
    <message>
        <source>Command: words, pinyin or initials</source>
        <translation>命令：文字、拼音或首字母</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>No command fits. F1 shows every key.</source>
        <translation>没有相符的命令。按 F1 查看所有按键。</translation>
    </message>
</context>
<context>
    <name>Past</name>
    <message>
        <source>As it was on {when}, after {who}: {what}. Nothing can be changed here. ({state})</source>
        <translation>这是 {when} 时的样子，在 {who} “{what}”之后。这里不能改动。（{state}）</translation>
    </message>
    <message>
        <source>The earlier state is brought back: {n} spans changed.</source>
        <translation>已恢复以前的样子：{n} 处标注有变。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>PastPage</name>
    <message>
        <source>Bring this state back</source>
        <translation>恢复到这个样子</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>回到现在</translation>
    </message>
</context>
<context>
    <name>PolicyPage</name>
    <message>
        <source>Quotation marks of a slogan</source>
        <translation>口号的引号</translation>
    </message>
    <message>
        <source>Suffix of a province</source>
        <translation>省份的后缀</translation>
    </message>
    <message>
        <source>Marker of a task</source>
        <translation>任务的序号</translation>
    </message>
    <message>
        <source>No span would change.</source>
        <translation>没有标注需要更改。</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Save the page as PDF</source>
        <translation>把页面存为 PDF</translation>
    </message>
    <message>
        <source>Save the summary as PDF</source>
        <translation>把摘要存为 PDF</translation>
    </message>
    <message>
        <source>{title} – summary</source>
        <translation>{title}（摘要）</translation>
    </message>
    <message>
        <source>article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>Printing was given up.</source>
        <translation>已停止打印。</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Open an article; what does not fit together in it is listed here.</source>
        <translation>打开一篇文章后，其中前后不一之处列在这里。</translation>
    </message>
    <message>
        <source>Nothing that does not fit together.</source>
        <translation>没有前后不一之处。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Open an article first.</source>
        <translation>请先打开一篇文章。</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>没问题</translation>
    </message>
    <message>
        <source>“{string}” is all right as it is.</source>
        <translation>“{string}”这处没有问题。</translation>
    </message>
    <message>
        <source>Go to a problem first: {key} goes to the next one.</source>
        <translation>请先到一个问题处：{key} 跳到下一个。</translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>in this article</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>in the library</source>
        <translation>文章库</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Which kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>every kind · {n}</source>
        <translation>全部 · {n}</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>改正</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>没问题</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>This article: {done} of {all} decided</source>
        <translation>本文：已定 {done} / {all}</translation>
    </message>
    <message>
        <source>Library: {done} of {all} finished</source>
        <translation>文章库：完成 {done} / {all}</translation>
    </message>
    <message>
        <source>Today: {n} corrections</source>
        <translation>今天：修改 {n} 次</translation>
    </message>
</context>
<context>
    <name>Propagation</name>
    <message>
        <source>Only white space is selected.</source>
        <translation>只选中了空白。</translation>
    </message>
    <message>
        <source>Select text or a span first; then all equal strings can be marked.</source>
        <translation>请先选中文字或标注，再标出所有相同词语。</translation>
    </message>
    <message>
        <source>Open an article first.</source>
        <translation>请先打开一篇文章。</translation>
    </message>
    <message>
        <source>This workspace can only be read; nothing can be marked.</source>
        <translation>本工作区只能查看，不能标注。</translation>
    </message>
    <message>
        <source>Clear {n}</source>
        <translation>清除 {n} 处</translation>
    </message>
    <message>
        <source>Mark {n}</source>
        <translation>标出 {n} 处</translation>
    </message>
    <message>
        <source>{n} files are missing or have changed; nothing is marked in them.</source>
        <translation>有 {n} 个文件缺失或已更改，其中没有标注。</translation>
    </message>
    <message>
        <source>“{string}” cleared {n} times in {of} articles.</source>
        <translation>已在 {of} 篇文章中清除“{string}”{n} 处。</translation>
    </message>
    <message>
        <source>“{string}” marked {n} times in {of} articles.</source>
        <translation>已在 {of} 篇文章中标出“{string}”{n} 处。</translation>
    </message>
    <message>
        <source>“{string}” cleared {n} times.</source>
        <translation>已清除“{string}”{n} 处。</translation>
    </message>
    <message>
        <source>“{string}” marked {n} times.</source>
        <translation>已标出“{string}”{n} 处。</translation>
    </message>
</context>
<context>
    <name>PropagationPage</name>
    <message>
        <source>Mark</source>
        <translation>标出</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>in this article</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>in the library</source>
        <translation>文章库</translation>
    </message>
    <message>
        <source>Include articles not yet worked on</source>
        <translation>包括尚未处理的文章</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>总是标</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不标</translation>
    </message>
    <message>
        <source>Always mark this</source>
        <translation>总是标这个词</translation>
    </message>
    <message>
        <source>Never mark this</source>
        <translation>从不标这个词</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>J K move   Space leave out   A all or none   1–9 label   T scope   U unworked ones too   X mark or clear   Enter carry out   Esc cancel</source>
        <translation>J K 移动   空格 除外   A 全选或全不选   1–9 标签   T 换范围   U 含未处理的   X 标出或清除   Enter 执行   Esc 取消</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>%1 文件</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>计算机</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Up</source>
        <translation>↑</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>↓</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>←</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>→</translation>
    </message>
</context>
<context>
    <name>Quoting</name>
    <message>
        <source>Select a span or some text first.</source>
        <translation>请先选中一处标注或一段文字。</translation>
    </message>
    <message>
        <source>Copied: {words}</source>
        <translation>已复制：{words}</translation>
    </message>
</context>
<context>
    <name>ReaderPage</name>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Nothing opened yet</source>
        <translation>还没有打开过文章</translation>
    </message>
</context>
<context>
    <name>RecoverPage</name>
    <message>
        <source>Corrections set aside</source>
        <translation>搁置的修改</translation>
    </message>
    <message>
        <source>Take in the ticked ones</source>
        <translation>收回勾选的修改</translation>
    </message>
    <message>
        <source>Done with them: move to the backups</source>
        <translation>处理完毕：移到备份</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Space ticks. They come in as one correction that undo takes back; nothing is ever deleted.</source>
        <translation>空格键勾选。收回算一次修改，可以撤销；任何内容都不会删除。</translation>
    </message>
</context>
<context>
    <name>Recovering</name>
    <message>
        <source>Corrections are set aside where they could not be carried out without a guess: they belong to another state of the file, or their record or line is damaged. Nothing of them is lost.</source>
        <translation>凡是不猜测就无法执行的修改都会搁置：它们属于文件的另一个状态，或者所在的记录或行已损坏。内容都没有丢失。</translation>
    </message>
    <message>
        <source>The workspace is open for reading only.</source>
        <translation>工作区以只读方式打开。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>{n} corrections: {can} can come back, {there} are there already.</source>
        <translation>共 {n} 处修改：{can} 处可以收回，{there} 处已经在工作区里。</translation>
    </message>
    <message>
        <source>No correction is set aside.</source>
        <translation>没有搁置的修改。</translation>
    </message>
    <message>
        <source>Nothing waits here.</source>
        <translation>这里没有待处理的内容。</translation>
    </message>
    <message>
        <source>Taking in…</source>
        <translation>正在收回…</translation>
    </message>
    <message>
        <source>{n} records in {articles} articles are as those corrections left them.</source>
        <translation>已按这些修改更新 {articles} 篇文章中的 {n} 条记录。</translation>
    </message>
    <message>
        <source>Own words and labels are back; undo leaves them.</source>
        <translation>自定义的词和标签已收回；撤销不会移走它们。</translation>
    </message>
    <message>
        <source>{n} were left:</source>
        <translation>{n} 处未收回：</translation>
    </message>
    <message>
        <source>Moved to the backups, never deleted: {names}.</source>
        <translation>已移到备份（不会删除）：{names}。</translation>
    </message>
    <message>
        <source>Some corrections are not on the disk yet; the files stay where they are.</source>
        <translation>有些修改还没有写入磁盘；文件留在原处。</translation>
    </message>
</context>
<context>
    <name>Reopening</name>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Unicode（UTF-8）</translation>
    </message>
    <message>
        <source>Simplified Chinese (GB18030, GBK)</source>
        <translation>简体中文（GB18030、GBK）</translation>
    </message>
    <message>
        <source>Traditional Chinese (Big5)</source>
        <translation>繁体中文（Big5）</translation>
    </message>
    <message>
        <source>Unicode (UTF-16, little-endian)</source>
        <translation>Unicode（UTF-16，小端）</translation>
    </message>
    <message>
        <source>Unicode (UTF-16, big-endian)</source>
        <translation>Unicode（UTF-16，大端）</translation>
    </message>
    <message>
        <source>No article is open.</source>
        <translation>没有打开的文章。</translation>
    </message>
    <message>
        <source>This article has been worked on. Its text stays as it is, so that no highlight loses its place.</source>
        <translation>这篇文章已经标注过。文字保持原样，以免标注失去位置。</translation>
    </message>
    <message>
        <source>This article was pasted; there is no file to read again.</source>
        <translation>这篇文章是粘贴来的，没有文件可以重读。</translation>
    </message>
    <message>
        <source>This kind of file states its own encoding; there is nothing to choose.</source>
        <translation>这种文件自带编码，无需选择。</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Went on from the end.</source>
        <translation>已到开头，从末尾接着来。</translation>
    </message>
    <message>
        <source>Went on from the beginning.</source>
        <translation>已到末尾，从头接着来。</translation>
    </message>
    <message>
        <source>This is what the list shows; once more decides it.</source>
        <translation>列表所示如此；再按一次即决定。</translation>
    </message>
</context>
<context>
    <name>Safety</name>
    <message>
        <source>{holder} has this workspace open, so it can only be read here. Everything can be looked at and exported. To work on it, close it there and try again.</source>
        <translation>{holder} 正在使用这个工作区，因此这里只能阅读。所有内容都可以查看和导出。要继续工作，请在那边关闭，然后再试。</translation>
    </message>
    <message>
        <source>To work on it, bring this program up to date.</source>
        <translation>要继续工作，请更新本程序。</translation>
    </message>
    <message>
        <source>Everything can be looked at and exported.</source>
        <translation>所有内容都可以查看和导出。</translation>
    </message>
    <message>
        <source>This workspace can only be read; everything can be looked at and exported.</source>
        <translation>这个工作区只能阅读；所有内容都可以查看和导出。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Another copy of this workspace lies beside it: {name}. A service that synchronises folders, or another program, left it. Nothing of it is taken in yet.</source>
        <translation>旁边有这个工作区的另一份副本：{name}。它是同步服务或其他程序留下的，其中的内容尚未并入。</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>{first} ({n} more findings)</source>
        <translation>{first}（另有 {n} 项发现）</translation>
    </message>
    <message>
        <source>Look…</source>
        <translation>查看…</translation>
    </message>
    <message>
        <source>The workspace is as it was on {when}. The state of before is kept as a backup; restore that to go back.</source>
        <translation>工作区已恢复到 {when}。之前的状态已保留为备份；要退回，恢复那份备份即可。</translation>
    </message>
    <message>
        <source>Go back…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>The file that stood here cannot be opened by this program, so the backup of {when} is open. That file is kept unchanged: {name}.</source>
        <translation>原位置上的文件本程序无法打开，因此打开了 {when} 的备份。那个文件已原样保留：{name}。</translation>
    </message>
    <message>
        <source>The workspace file could not be read, so the backup of {when} is open. The damaged file is kept: {name}.</source>
        <translation>工作区文件无法读取，因此打开了 {when} 的备份。损坏的文件保留为：{name}。</translation>
    </message>
    <message>
        <source>The workspace is as it was on {when}.</source>
        <translation>工作区已恢复到 {when}。</translation>
    </message>
</context>
<context>
    <name>SafetyLine</name>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>Same</name>
    <message>
        <source>{n} norms count as “{name}” now.</source>
        <translation>{n} 个提法现在都算作“{name}”。</translation>
    </message>
    <message>
        <source>It counts as “{name}” now.</source>
        <translation>现在算作“{name}”。</translation>
    </message>
    <message>
        <source>“{text}” counts as “{name}” now.</source>
        <translation>“{text}”现在算作“{name}”。</translation>
    </message>
</context>
<context>
    <name>SamePage</name>
    <message>
        <source>Same slogans</source>
        <translation>同义口号</translation>
    </message>
    <message>
        <source>Every norm</source>
        <translation>全部提法</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议合并</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Norms</source>
        <translation>提法</translation>
    </message>
    <message>
        <source>Strings behind them</source>
        <translation>文中的写法</translation>
    </message>
    <message>
        <source>counts as</source>
        <translation>统一叫作</translation>
    </message>
    <message>
        <source>The name they count as</source>
        <translation>统一叫作</translation>
    </message>
    <message>
        <source>Split the string off</source>
        <translation>拆出此写法</translation>
    </message>
    <message>
        <source>Counting: {n} of {of} articles…</source>
        <translation>正在统计：{n}/{of} 篇…</translation>
    </message>
    <message>
        <source>{norms} norms, {n} times in {articles} articles worked on</source>
        <translation>{articles} 篇标注过的文章，{norms} 个提法，{n} 次</translation>
    </message>
    <message>
        <source>Nothing looks alike.</source>
        <translation>没有看来相同的。</translation>
    </message>
    <message>
        <source>Slogans of the articles you have worked on stand here.</source>
        <translation>标注过的文章里的口号列在这里。</translation>
    </message>
    <message>
        <source>as {name}?</source>
        <translation>算作 {name}？</translation>
    </message>
    <message>
        <source>the most frequent</source>
        <translation>最多的写法</translation>
    </message>
    <message>
        <source>Strings behind it</source>
        <translation>文中的写法</translation>
    </message>
    <message>
        <source>norm of the rules: {norm}</source>
        <translation>规则归为：{norm}</translation>
    </message>
    <message>
        <source>Merge {n}</source>
        <translation>合并 {n} 个</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
</context>
<context>
    <name>SavedMark</name>
    <message>
        <source>○ Saving…</source>
        <translation>○ 正在保存…</translation>
    </message>
    <message>
        <source>● Saved {time}</source>
        <translation>● 已保存 {time}</translation>
    </message>
    <message>
        <source>▲ Not confirmed: try again</source>
        <translation>▲ 未确认：重试</translation>
    </message>
    <message>
        <source>■ Read-only</source>
        <translation>■ 只读</translation>
    </message>
</context>
<context>
    <name>SearchActs</name>
    <message>
        <source>Marked as {label}: {n}, in articles: {of}</source>
        <translation>已把 {of} 篇文章中的 {n} 处标为{label}</translation>
    </message>
    <message>
        <source>Accepted: {n}, in articles: {of}</source>
        <translation>已接受 {of} 篇文章中的 {n} 处</translation>
    </message>
    <message>
        <source>Rejected or removed: {n}, in articles: {of}</source>
        <translation>已驳回或删除 {of} 篇文章中的 {n} 处</translation>
    </message>
    <message>
        <source>This workspace can only be read; nothing can be marked.</source>
        <translation>本工作区只能查看，不能标注。</translation>
    </message>
    <message>
        <source>Choose hits first; then 1–9 make spans of them.</source>
        <translation>先选中结果，再按 1–9 标注。</translation>
    </message>
    <message>
        <source>What is chosen is text, not a span: 1–9 make spans of it.</source>
        <translation>选中的是文字，还不是标注：按 1–9 标注。</translation>
    </message>
    <message>
        <source>Missing or changed articles, left as they are: {n}</source>
        <translation>{n} 篇文章缺失或已变动，未作改动。</translation>
    </message>
    <message>
        <source>That holds already; nothing is changed.</source>
        <translation>本已如此，未作改动。</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Words to look for</source>
        <translation>要找的词</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜索文章库</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Look only for a label, a status, notes …</source>
        <translation>只找某个标签、状态、备注……</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标出</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Make spans of what is chosen</source>
        <translation>把选中的标注出来</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Enter opens   Delete rejects   Ctrl+A chooses all   Esc goes back</source>
        <translation>Enter 打开&#x3000;Delete 驳回&#x3000;Ctrl+A 全选&#x3000;Esc 返回</translation>
    </message>
    <message>
        <source>J K move   Enter open   1–9 make spans   A X decide   Ctrl+A all   Esc back</source>
        <translation>J K 移动&#x3000;Enter 打开&#x3000;1–9 标注&#x3000;A X 接受驳回&#x3000;Ctrl+A 全选&#x3000;Esc 返回</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>With a note</source>
        <translation>有备注</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>已标旗</translation>
    </message>
    <message>
        <source>Title …</source>
        <translation>标题……</translation>
    </message>
    <message>
        <source>Source …</source>
        <translation>来源……</translation>
    </message>
    <message>
        <source>Date …</source>
        <translation>日期……</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message>
        <source>Words that stand in the same article; quotation marks keep spaces together. Width and case do not matter. Filters are typed as label:slogan status:pending, or chosen beside the line.</source>
        <translation>输入同一篇文章中的词；带空格的词加引号。不分全半角和大小写。筛选可以输入，如“标签:口号 状态:待定”，也可以在右边选。</translation>
    </message>
    <message>
        <source>Hits: {n} · articles: {of}</source>
        <translation>{of} 篇文章中 {n} 处</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Indexing {n} of {of} articles; their hits come as they are ready.</source>
        <translation>正在编制索引：{of} 篇中的第 {n} 篇；结果会陆续出现。</translation>
    </message>
    <message>
        <source>Reading {n} files …</source>
        <translation>正在读取 {n} 个文件……</translation>
    </message>
    <message>
        <source>Damaged articles, left out: {n}</source>
        <translation>{n} 篇文章已损坏，未搜索。</translation>
    </message>
    <message>
        <source>Spans are looked for in the articles worked on.</source>
        <translation>标注只在处理过的文章中查找。</translation>
    </message>
    <message>
        <source>Files that are missing or cannot be read: {n}</source>
        <translation>{n} 个文件缺失或无法读取。</translation>
    </message>
    <message>
        <source>There is no label “{value}”.</source>
        <translation>没有“{value}”这个标签。</translation>
    </message>
    <message>
        <source>There is no status “{value}”: pending, accepted, rejected.</source>
        <translation>没有“{value}”这个状态：待定、已接受、已驳回。</translation>
    </message>
    <message>
        <source>There is no progress “{value}”: unseen, open, finished.</source>
        <translation>没有“{value}”这个进度：未看、在看、完成。</translation>
    </message>
    <message>
        <source>The text has changed since; the place is not in it any more.</source>
        <translation>文章后来变了，这一处已不在其中。</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Back to: {value}</source>
        <translation>恢复为：{value}</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>No setting is called that.</source>
        <translation>没有这样的设置。</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>SmallToolbar</name>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>SpanRows</name>
    <message>
        <source>¶</source>
        <translation>段</translation>
    </message>
    <message>
        <source>String</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>place in the text</source>
        <translation>文中位置</translation>
    </message>
    <message>
        <source>string</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Sort by {what}</source>
        <translation>按{what}排序</translation>
    </message>
</context>
<context>
    <name>SpansPanel</name>
    <message>
        <source>By string</source>
        <translation>按字串</translation>
    </message>
    <message>
        <source>Decide all occurrences of one string together</source>
        <translation>同一字串的各处一起决定</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Reading order</source>
        <translation>阅读顺序</translation>
    </message>
    <message>
        <source>Most doubtful first</source>
        <translation>最存疑的在前</translation>
    </message>
    <message>
        <source>Equal strings together</source>
        <translation>相同字串归在一起</translation>
    </message>
    <message>
        <source>Order of review</source>
        <translation>审阅顺序</translation>
    </message>
    <message>
        <source>The order in which J and K go through what is pending</source>
        <translation>J、K 逐个走过待定标注的顺序</translation>
    </message>
    <message>
        <source>Relabel</source>
        <translation>改标签</translation>
    </message>
    <message>
        <source>{n} of {of} shown</source>
        <translation>显示 {n} / {of}</translation>
    </message>
    <message>
        <source>{n} chosen</source>
        <translation>选中 {n}</translation>
    </message>
    <message>
        <source>Accept {n}</source>
        <translation>接受 {n} 处</translation>
    </message>
    <message>
        <source>Reject {n}</source>
        <translation>驳回 {n} 处</translation>
    </message>
    <message>
        <source>the chosen rows</source>
        <translation>选中的各行</translation>
    </message>
    <message>
        <source>what the list shows and is pending</source>
        <translation>列表所示的待定标注</translation>
    </message>
    <message>
        <source>In one step: {what}</source>
        <translation>一步完成：{what}</translation>
    </message>
    <message>
        <source>No span of the article passes the filter.</source>
        <translation>没有标注符合筛选。</translation>
    </message>
    <message>
        <source>Every span of the open article stands here; several can be decided at once.</source>
        <translation>这篇文章的全部标注列在这里，可以一次处理多条。</translation>
    </message>
</context>
<context>
    <name>SplitChoice</name>
    <message>
        <source>Split into train, dev and test</source>
        <translation>划分为训练、开发和测试集</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
</context>
<context>
    <name>StatusCounts</name>
    <message>
        <source>Show these spans in the list</source>
        <translation>在列表中显示这些标注</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Files added so far</source>
        <translation>已添加的文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>pending {n} / {of}</source>
        <translation>待定 {n} / {of}</translation>
    </message>
    <message>
        <source>pending {n}</source>
        <translation>待定 {n}</translation>
    </message>
    <message>
        <source>Caret mode</source>
        <translation>光标模式</translation>
    </message>
    <message>
        <source>Simple mode</source>
        <translation>简单模式</translation>
    </message>
    <message>
        <source>Looking for provinces, slogans and tasks…</source>
        <translation>正在查找省份、口号和任务…</translation>
    </message>
    <message>
        <source>Adding {n} of {of}</source>
        <translation>正在添加 {n}/{of}</translation>
    </message>
    <message>
        <source>Looking through {n} of {of}</source>
        <translation>正在查找第 {n} 篇，共 {of} 篇</translation>
    </message>
    <message>
        <source>Printing {n} of {of}</source>
        <translation>正在打印第 {n} 页，共 {of} 页</translation>
    </message>
    <message>
        <source>Exporting {n} of {of}</source>
        <translation>正在导出 {n} / {of}</translation>
    </message>
    <message>
        <source>Arrows move   Shift selects   Ctrl by word   1–9 label   O select   Esc leaves</source>
        <translation>方向键移动   Shift 选择   Ctrl 按词   1–9 标注   O 选中标注   Esc 离开</translation>
    </message>
    <message>
        <source>{open_files} open   {open_folder} add a folder   {key_card} keys</source>
        <translation>{open_files} 打开   {open_folder} 添加文件夹   {key_card} 按键</translation>
    </message>
    <message>
        <source>Click a span   Enter accept   Delete reject   Ctrl+Z undo   right click for more</source>
        <translation>点击标注&#x3000;Enter 接受&#x3000;Delete 驳回&#x3000;Ctrl+Z 撤销&#x3000;右键更多</translation>
    </message>
    <message>
        <source>{next_pending} next pending   1–9 label   {pick_label} other label   {key_card} keys</source>
        <translation>{next_pending} 下一个待定&#x3000;1–9 标签&#x3000;{pick_label} 更多标签&#x3000;{key_card} 按键</translation>
    </message>
    <message>
        <source>Select words   1–9 label   {pick_label} other label   {key_card} keys</source>
        <translation>选中文字   1–9 标签   {pick_label} 更多标签   {key_card} 按键</translation>
    </message>
    <message>
        <source>{accept} accept   {remove} reject   {next_pending} {previous_pending} next, previous   {start_out} {end_out} edges   {mark_equal} all equal   {pick_label} other label</source>
        <translation>{accept} 接受&#x3000;{remove} 驳回&#x3000;{next_pending} {previous_pending} 下一个、上一个&#x3000;{start_out} {end_out} 移动边界&#x3000;{mark_equal} 全部相同&#x3000;{pick_label} 更多标签</translation>
    </message>
    <message>
        <source>{n} spans</source>
        <translation>{n} 处标注</translation>
    </message>
</context>
<context>
    <name>StringRows</name>
    <message>
        <source>{n} decided</source>
        <translation>已定 {n}</translation>
    </message>
    <message>
        <source>{n} pending</source>
        <translation>待定 {n}</translation>
    </message>
    <message>
        <source>{n} of {of} pending</source>
        <translation>待定 {n} / {of}</translation>
    </message>
</context>
<context>
    <name>StructureDelegate</name>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
</context>
<context>
    <name>StructureModel</name>
    <message>
        <source>missing {number}</source>
        <translation>缺 {number}</translation>
    </message>
    <message>
        <source>{number} again</source>
        <translation>重复 {number}</translation>
    </message>
    <message>
        <source>{number} out of order</source>
        <translation>乱序 {number}</translation>
    </message>
    <message>
        <source>mark it</source>
        <translation>标出</translation>
    </message>
    <message>
        <source>make it {number}</source>
        <translation>改为 {number}</translation>
    </message>
    <message>
        <source>renumber</source>
        <translation>重新编号</translation>
    </message>
    <message>
        <source>No province named</source>
        <translation>未提省份</translation>
    </message>
    <message>
        <source>Provinces named together</source>
        <translation>并列的省份</translation>
    </message>
    <message>
        <source>{n} provinces</source>
        <translation>{n} 个省份</translation>
    </message>
</context>
<context>
    <name>StructurePanel</name>
    <message>
        <source>Structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Numbered tasks stand here under the province and body they belong to.</source>
        <translation>编号的任务列在这里，归在所属的省份和单位之下。</translation>
    </message>
</context>
<context>
    <name>SummaryPane</name>
    <message>
        <source>The summary is on the clipboard; it pastes as tables.</source>
        <translation>摘要已复制，可作为表格粘贴。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
</context>
<context>
    <name>SummaryPanel</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Open an article: who asks whom for which tasks, and with which slogans, stands here on one page.</source>
        <translation>打开一篇文章：谁要求谁做哪些任务、用了哪些口号，都在这一页上。</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>复制选中的文字</translation>
    </message>
</context>
<context>
    <name>SummaryText</name>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Decided so far</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Accepted {n}</source>
        <translation>已接受 {n}</translation>
    </message>
    <message>
        <source>pending {n}</source>
        <translation>待定 {n}</translation>
    </message>
    <message>
        <source>rejected {n}</source>
        <translation>已驳回 {n}</translation>
    </message>
</context>
<context>
    <name>UndoOffer</name>
    <message>
        <source>Other corrections were made since. Ctrl+Z takes them back one by one.</source>
        <translation>此后又有其他更正，请按 Ctrl+Z 逐个撤销。</translation>
    </message>
</context>
<context>
    <name>WordListPage</name>
    <message>
        <source>Own words</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Extract this article again</source>
        <translation>重新抽取本文</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>“Always mark this” and “Never mark this” put words here. They hold for every article that is extracted.</source>
        <translation>“总是标”和“从不标”的词语都在这里，对以后抽取的每篇文章都有效。</translation>
    </message>
    <message>
        <source>The exact words</source>
        <translation>词语原文</translation>
    </message>
    <message>
        <source>always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Norm or code</source>
        <translation>规范形式或代码</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>any label</source>
        <translation>任何标签</translation>
    </message>
</context>
<context>
    <name>WordModel</name>
    <message>
        <source>any label</source>
        <translation>任何标签</translation>
    </message>
    <message>
        <source>always {label}</source>
        <translation>总是 {label}</translation>
    </message>
    <message>
        <source>never {label}</source>
        <translation>从不 {label}</translation>
    </message>
</context>
<context>
    <name>_FontEditor</name>
    <message>
        <source>As the program chooses</source>
        <translation>由程序选择</translation>
    </message>
    <message>
        <source>{family} (not installed)</source>
        <translation>{family}（未安装）</translation>
    </message>
</context>
<context>
    <name>_KeysEditor</name>
    <message>
        <source>Change keys…</source>
        <translation>更改按键…</translation>
    </message>
    <message>
        <source>as the program comes</source>
        <translation>程序默认</translation>
    </message>
</context>
<context>
    <name>_LostList</name>
    <message>
        <source>Not found again in the newer text:</source>
        <translation>在新文字中没有重新找到：</translation>
    </message>
    <message>
        <source>Place at the selected text</source>
        <translation>放到选中的文字上</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>_Model</name>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方的</translation>
    </message>
</context>
<context>
    <name>_SwitchEditor</name>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>_TextEditor</name>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation>标注(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Print and P&amp;DF</source>
        <translation>打印与 PDF(&amp;D)</translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>审阅(&amp;V)</translation>
    </message>
    <message>
        <source>All e&amp;qual, own words</source>
        <translation>全部相同与自定词语(&amp;Q)</translation>
    </message>
    <message>
        <source>Pro&amp;blems</source>
        <translation>问题(&amp;B)</translation>
    </message>
    <message>
        <source>Labels and r&amp;ules</source>
        <translation>标签与规则(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Edges</source>
        <translation>边界(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>组(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>添加文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Paste as article</source>
        <translation>粘贴为文章(&amp;P)</translation>
    </message>
    <message>
        <source>C&amp;heck the file for changes</source>
        <translation>检查文件是否有改动(&amp;H)</translation>
    </message>
    <message>
        <source>Reopen &amp;as…</source>
        <translation>以其他编码重新打开(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Fill fields from a &amp;table…</source>
        <translation>从表格填写字段(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Import spans…</source>
        <translation>导入标注(&amp;I)…</translation>
    </message>
    <message>
        <source>Bring in another person&apos;s &amp;workspace…</source>
        <translation>引入别人的工作区(&amp;W)…</translation>
    </message>
    <message>
        <source>Save the page as P&amp;DF…</source>
        <translation>把页面存为 P&amp;DF…</translation>
    </message>
    <message>
        <source>Save the su&amp;mmary as PDF…</source>
        <translation>把摘要存为 PDF(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Print the page…</source>
        <translation>打印页面(&amp;P)…</translation>
    </message>
    <message>
        <source>Print the summar&amp;y…</source>
        <translation>打印摘要(&amp;Y)…</translation>
    </message>
    <message>
        <source>Try to &amp;save again</source>
        <translation>再次保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>备份(&amp;B)…</translation>
    </message>
    <message>
        <source>Other &amp;copies of this workspace…</source>
        <translation>工作区的其他副本(&amp;C)…</translation>
    </message>
    <message>
        <source>Co&amp;rrections set aside…</source>
        <translation>搁置的修改(&amp;R)…</translation>
    </message>
    <message>
        <source>Settin&amp;gs…</source>
        <translation>设置(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;quotation</source>
        <translation>复制为引文(&amp;Q)</translation>
    </message>
    <message>
        <source>Copy the su&amp;mmary</source>
        <translation>复制摘要(&amp;M)</translation>
    </message>
    <message>
        <source>Copy the summary of the li&amp;brary</source>
        <translation>复制文章库摘要(&amp;B)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>查找下一处(&amp;N)</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>查找上一处(&amp;P)</translation>
    </message>
    <message>
        <source>Search the &amp;library…</source>
        <translation>搜索文章库(&amp;L)…</translation>
    </message>
    <message>
        <source>Label all matc&amp;hes…</source>
        <translation>标注全部匹配(&amp;H)…</translation>
    </message>
    <message>
        <source>Fi&amp;elds of the article</source>
        <translation>文章字段(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Own fields…</source>
        <translation>自定义字段(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Next pending</source>
        <translation>下一处待定(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous pending</source>
        <translation>上一处待定(&amp;P)</translation>
    </message>
    <message>
        <source>Go in reading &amp;order</source>
        <translation>按阅读顺序(&amp;O)</translation>
    </message>
    <message>
        <source>Go to the most &amp;doubtful first</source>
        <translation>最存疑的在前(&amp;D)</translation>
    </message>
    <message>
        <source>Go by &amp;equal strings</source>
        <translation>相同字串归在一起(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>接受(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Reject or remove</source>
        <translation>驳回或移除(&amp;R)</translation>
    </message>
    <message>
        <source>Accept all that the list shows</source>
        <translation>接受列表所示的全部</translation>
    </message>
    <message>
        <source>Reject all that the list shows</source>
        <translation>驳回列表所示的全部</translation>
    </message>
    <message>
        <source>Decide &amp;by string</source>
        <translation>按字串决定(&amp;B)</translation>
    </message>
    <message>
        <source>Go to the &amp;list of spans</source>
        <translation>转到标注列表(&amp;L)</translation>
    </message>
    <message>
        <source>Filter the list of spans by &amp;words</source>
        <translation>按文字筛选标注列表(&amp;W)</translation>
    </message>
    <message>
        <source>Move start out</source>
        <translation>起点外移</translation>
    </message>
    <message>
        <source>Move start in</source>
        <translation>起点内移</translation>
    </message>
    <message>
        <source>Move end out</source>
        <translation>终点外移</translation>
    </message>
    <message>
        <source>Move end in</source>
        <translation>终点内移</translation>
    </message>
    <message>
        <source>Move start out by a word</source>
        <translation>起点外移一词</translation>
    </message>
    <message>
        <source>Move start in by a word</source>
        <translation>起点内移一词</translation>
    </message>
    <message>
        <source>Move end out by a word</source>
        <translation>终点外移一词</translation>
    </message>
    <message>
        <source>Move end in by a word</source>
        <translation>终点内移一词</translation>
    </message>
    <message>
        <source>&amp;Group, or choose the whole group</source>
        <translation>成组，或选中整组(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Out of the group</source>
        <translation>移出本组(&amp;O)</translation>
    </message>
    <message>
        <source>Choose the next one too</source>
        <translation>加选后一处</translation>
    </message>
    <message>
        <source>Choose the one before too</source>
        <translation>加选前一处</translation>
    </message>
    <message>
        <source>Number one higher</source>
        <translation>序号加一</translation>
    </message>
    <message>
        <source>Number one lower</source>
        <translation>序号减一</translation>
    </message>
    <message>
        <source>Number the list anew</source>
        <translation>列表重新编号</translation>
    </message>
    <message>
        <source>Into the list before</source>
        <translation>移到前一个列表</translation>
    </message>
    <message>
        <source>Into the list after</source>
        <translation>移到后一个列表</translation>
    </message>
    <message>
        <source>One level out</source>
        <translation>外移一层</translation>
    </message>
    <message>
        <source>One level in</source>
        <translation>内移一层</translation>
    </message>
    <message>
        <source>Next of the &amp;overlapping</source>
        <translation>下一处重叠标注(&amp;O)</translation>
    </message>
    <message>
        <source>No&amp;te</source>
        <translation>备注(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Caret mode</source>
        <translation>光标模式(&amp;C)</translation>
    </message>
    <message>
        <source>Not finis&amp;hed after all</source>
        <translation>取消完成(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Flag</source>
        <translation>标旗(&amp;F)</translation>
    </message>
    <message>
        <source>Mark all &amp;equal strings…</source>
        <translation>标出所有相同词语(&amp;E)…</translation>
    </message>
    <message>
        <source>Mark equal strings in the &amp;library…</source>
        <translation>在文章库中标出相同词语(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Clear all equal strings…</source>
        <translation>清除所有相同词语(&amp;C)…</translation>
    </message>
    <message>
        <source>Always &amp;mark this</source>
        <translation>总是标这个词(&amp;M)</translation>
    </message>
    <message>
        <source>Ne&amp;ver mark this</source>
        <translation>从不标这个词(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Own words…</source>
        <translation>词表(&amp;O)…</translation>
    </message>
    <message>
        <source>Next pro&amp;blem</source>
        <translation>下一个问题(&amp;B)</translation>
    </message>
    <message>
        <source>Previous problem</source>
        <translation>上一个问题</translation>
    </message>
    <message>
        <source>Mend the problem</source>
        <translation>改正这个问题</translation>
    </message>
    <message>
        <source>The problem is all right</source>
        <translation>这处没有问题</translation>
    </message>
    <message>
        <source>Where spans be&amp;gin and end…</source>
        <translation>标注的边界(&amp;G)…</translation>
    </message>
    <message>
        <source>Another &amp;label…</source>
        <translation>其他标签(&amp;L)…</translation>
    </message>
    <message>
        <source>Sa&amp;me slogans…</source>
        <translation>同义口号(&amp;M)…</translation>
    </message>
    <message>
        <source>La&amp;bels…</source>
        <translation>标签(&amp;B)…</translation>
    </message>
    <message>
        <source>F&amp;inish the article, next</source>
        <translation>完成本文，下一篇(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>正常大小</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>纸张(&amp;P)</translation>
    </message>
    <message>
        <source>Page &amp;without serifs</source>
        <translation>正文用黑体(&amp;W)</translation>
    </message>
    <message>
        <source>Fold page &amp;navigation</source>
        <translation>折叠页面导航(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Simple mode</source>
        <translation>简单模式(&amp;S)</translation>
    </message>
    <message>
        <source>De&amp;mands without a number</source>
        <translation>不带编号的要求(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>文章库(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;tructure and spans</source>
        <translation>结构与标注(&amp;T)</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>All &amp;commands…</source>
        <translation>全部命令(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>按键(&amp;K)</translation>
    </message>
    <message>
        <source>C&amp;hange keys…</source>
        <translation>更改按键(&amp;H)…</translation>
    </message>
    <message>
        <source>Open a &amp;sample article</source>
        <translation>打开示例文章(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;About Zhupi</source>
        <translation>关于朱批(&amp;A)</translation>
    </message>
    <message>
        <source>Rece&amp;nt</source>
        <translation>最近打开(&amp;N)</translation>
    </message>
</context>
<context>
    <name>adding</name>
    <message>
        <source>{n} articles added to the library.</source>
        <translation>已添加 {n} 篇文章到文章库。</translation>
    </message>
    <message>
        <source>Files that could not be read: {n}.</source>
        <translation>有 {n} 个文件无法读取。</translation>
    </message>
    <message>
        <source>And {n} other files.</source>
        <translation>另有 {n} 个文件。</translation>
    </message>
    <message>
        <source>Open one of them by itself to see what helps.</source>
        <translation>请单独打开其中一个，查看解决办法。</translation>
    </message>
</context>
<context>
    <name>attributes</name>
    <message>
        <source>Same as</source>
        <translation>归一</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Inside a name</source>
        <translation>在名称之中</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>编号样式</translation>
    </message>
    <message>
        <source>full name</source>
        <translation>全称</translation>
    </message>
    <message>
        <source>bare name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>abbreviation</source>
        <translation>一字简称</translation>
    </message>
    <message>
        <source>region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>implied by a city</source>
        <translation>由城市推知</translation>
    </message>
    <message>
        <source>abbreviation by number</source>
        <translation>数字缩略</translation>
    </message>
    <message>
        <source>fixed formula</source>
        <translation>固定提法</translation>
    </message>
    <message>
        <source>campaign or programme</source>
        <translation>行动或工程</translation>
    </message>
    <message>
        <source>name of a plan</source>
        <translation>规划名</translation>
    </message>
    <message>
        <source>name of a model</source>
        <translation>模式名</translation>
    </message>
    <message>
        <source>name, 粤, gd or 44</source>
        <translation>名称、粤、gd 或 44</translation>
    </message>
    <message>
        <source>code, name or pinyin</source>
        <translation>代码、名称或拼音</translation>
    </message>
</context>
<context>
    <name>backups</name>
    <message>
        <source>The backup does not have this article.</source>
        <translation>备份里没有这篇文章。</translation>
    </message>
    <message>
        <source>kept before a restoring</source>
        <translation>恢复之前的状态</translation>
    </message>
    <message>
        <source>a copy that was taken in</source>
        <translation>已并入的副本</translation>
    </message>
    <message>
        <source>state</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>旗标</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>what is no problem</source>
        <translation>已确认无误的问题</translation>
    </message>
    <message>
        <source>own words</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>own fields</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>same slogans</source>
        <translation>同义口号</translation>
    </message>
    <message>
        <source>where spans begin and end</source>
        <translation>标注的边界</translation>
    </message>
    <message>
        <source>articles: {articles} · worked on: {worked} · accepted {accepted} · rejected {rejected} · pending {pending}</source>
        <translation>{articles} 篇文章，处理过 {worked} 篇：已接受 {accepted}，已驳回 {rejected}，待定 {pending}</translation>
    </message>
    <message>
        <source>It holds what is here now; there is nothing to bring back.</source>
        <translation>它与现在的内容相同，没有可取回的。</translation>
    </message>
    <message>
        <source>articles that differ: {n}</source>
        <translation>{n} 篇文章不同</translation>
    </message>
    <message>
        <source>only in the backup: {n}</source>
        <translation>{n} 篇只在备份里</translation>
    </message>
    <message>
        <source>only here, and would go: {n}</source>
        <translation>{n} 篇只在这里，将会移走</translation>
    </message>
    <message>
        <source>also different: {names}</source>
        <translation>此外不同：{names}</translation>
    </message>
    <message>
        <source>Restoring the whole: {parts}.</source>
        <translation>恢复整个工作区：{parts}。</translation>
    </message>
    <message>
        <source>only here, not worked on</source>
        <translation>只在这里，未处理过</translation>
    </message>
    <message>
        <source>only in the backup, not worked on</source>
        <translation>只在备份里，未处理过</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>只在这里</translation>
    </message>
    <message>
        <source>only in the backup</source>
        <translation>只在备份里</translation>
    </message>
    <message>
        <source>{n} would come</source>
        <translation>增加 {n}</translation>
    </message>
    <message>
        <source>{n} would go</source>
        <translation>移走 {n}</translation>
    </message>
    <message>
        <source>{n} would change</source>
        <translation>改变 {n}</translation>
    </message>
    <message>
        <source>spans: {parts}</source>
        <translation>标注：{parts}</translation>
    </message>
    <message>
        <source>different: {fields}</source>
        <translation>{fields}不同</translation>
    </message>
</context>
<context>
    <name>colours</name>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>琥珀</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>玫红</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>橄榄</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>棕</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>靛蓝</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>石板</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>only mine</source>
        <translation>只有我有</translation>
    </message>
    <message>
        <source>only theirs</source>
        <translation>只有对方有</translation>
    </message>
    <message>
        <source>another range</source>
        <translation>范围不同</translation>
    </message>
    <message>
        <source>another label</source>
        <translation>标签不同</translation>
    </message>
    <message>
        <source>decided otherwise</source>
        <translation>决定不同</translation>
    </message>
</context>
<context>
    <name>copies</name>
    <message>
        <source>Both copies changed it; what is here stays.</source>
        <translation>两份副本都改过这一处；保留这里的。</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>{spans} spans of {articles} articles exported to {path}; read back and compared.</source>
        <translation>已导出 {articles} 篇文章的 {spans} 处标注到 {path}；已读回核对。</translation>
    </message>
    <message>
        <source>{spans} spans of {articles} articles exported to {path}.</source>
        <translation>已将 {articles} 篇文章的 {spans} 处标注导出到 {path}。</translation>
    </message>
    <message>
        <source>{groups} groups of near-duplicates; {left} articles left out as such.</source>
        <translation>近似重复 {groups} 组，因此略去 {left} 篇。</translation>
    </message>
    <message>
        <source>Not in the file: {number} × {what}.</source>
        <translation>文件中没有：{what}，{number} 处。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>one with everything, and one for each label</source>
        <translation>一个总文件，另每个标签一个文件</translation>
    </message>
    <message>
        <source>one with everything</source>
        <translation>一个总文件</translation>
    </message>
    <message>
        <source>Of spans that overlap</source>
        <translation>重叠的标注中</translation>
    </message>
    <message>
        <source>the longest is in the file with everything</source>
        <translation>最长的写入总文件</translation>
    </message>
    <message>
        <source>the shortest is in the file with everything</source>
        <translation>最短的写入总文件</translation>
    </message>
    <message>
        <source>spans that overlap another: not in the file with everything</source>
        <translation>与其他标注重叠，不在总文件中的标注</translation>
    </message>
    <message>
        <source>spans that overlap others of their label more deeply than there are files</source>
        <translation>与同标签标注重叠层数超过文件数的标注</translation>
    </message>
    <message>
        <source>spans of nothing but line breaks</source>
        <translation>只有换行的标注</translation>
    </message>
    <message>
        <source>spans whose label has blanks: they are `_` in the tags</source>
        <translation>标签含空格的标注：标记中写作“_”</translation>
    </message>
    <message>
        <source>spans of nothing but line breaks and tabs</source>
        <translation>只有换行和制表符的标注</translation>
    </message>
    <message>
        <source>line breaks and tabs at the edge of a span</source>
        <translation>标注边缘的换行和制表符</translation>
    </message>
    <message>
        <source>line breaks in notes and norms, written as spaces</source>
        <translation>备注和规范形式中的换行（写作空格）</translation>
    </message>
    <message>
        <source>labels that brat cannot name as they are (visual.conf has them)</source>
        <translation>brat 无法直接命名的标签（见 visual.conf）</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>labels: for a sequence labelling project</source>
        <translation>标签：用于序列标注项目</translation>
    </message>
    <message>
        <source>entities and relations: for a project that uses relations</source>
        <translation>实体与关系：用于启用关系的项目</translation>
    </message>
    <message>
        <source>characters XML forbids, in the report</source>
        <translation>XML 不允许的字符（报告中）</translation>
    </message>
    <message>
        <source>This format needs pyarrow, which is not installed. Install it with: python -m pip install pyarrow</source>
        <translation>此格式需要 pyarrow，但尚未安装。安装命令：python -m pip install pyarrow</translation>
    </message>
    <message>
        <source>facts of an article: source, author, date, further fields</source>
        <translation>文章的事实：来源、作者、日期、其他字段</translation>
    </message>
    <message>
        <source>titles of articles</source>
        <translation>文章标题</translation>
    </message>
    <message>
        <source>paths of articles&apos; files</source>
        <translation>文章文件的路径</translation>
    </message>
    <message>
        <source>articles without spans</source>
        <translation>没有标注的文章</translation>
    </message>
    <message>
        <source>the text outside the spans</source>
        <translation>标注以外的正文</translation>
    </message>
    <message>
        <source>roles of paragraphs</source>
        <translation>段落的角色</translation>
    </message>
    <message>
        <source>numbered headings of the outline</source>
        <translation>提纲中的编号标题</translation>
    </message>
    <message>
        <source>lines of the history</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>earlier texts</source>
        <translation>较早的正文</translation>
    </message>
    <message>
        <source>notes and flags of an article</source>
        <translation>文章的备注与旗标</translation>
    </message>
    <message>
        <source>spans that overlap an earlier one</source>
        <translation>与前一条重叠的标注</translation>
    </message>
    <message>
        <source>spans that go over a line break</source>
        <translation>跨行的标注</translation>
    </message>
    <message>
        <source>ids of spans</source>
        <translation>标注的编号</translation>
    </message>
    <message>
        <source>norms of spans: codes of provinces, forms slogans count as</source>
        <translation>标注的规范形式：省份代码、口号归并</translation>
    </message>
    <message>
        <source>kinds of spans</source>
        <translation>标注的种类</translation>
    </message>
    <message>
        <source>tiers of slogans, and which spans are in a name</source>
        <translation>口号的等级，以及哪些标注在名称之内</translation>
    </message>
    <message>
        <source>numbers of list items</source>
        <translation>列表项的序号</translation>
    </message>
    <message>
        <source>levels, styles and markers of list items</source>
        <translation>列表项的层级、样式和标记</translation>
    </message>
    <message>
        <source>head nouns of slogans</source>
        <translation>口号的中心词</translation>
    </message>
    <message>
        <source>provinces tasks and slogans are about</source>
        <translation>任务和口号所涉省份</translation>
    </message>
    <message>
        <source>statuses other than accepted</source>
        <translation>已接受以外的状态</translation>
    </message>
    <message>
        <source>origins of spans a machine made: rule and version</source>
        <translation>机器标注的出处：规则与版本</translation>
    </message>
    <message>
        <source>confidences</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>notes of spans</source>
        <translation>标注的备注</translation>
    </message>
    <message>
        <source>flags of spans</source>
        <translation>标注的旗标</translation>
    </message>
    <message>
        <source>how spans were accepted, and why the rule proposed them</source>
        <translation>标注如何被接受，规则为何提出</translation>
    </message>
    <message>
        <source>spans that belong to a group</source>
        <translation>属于某组的标注</translation>
    </message>
    <message>
        <source>ranges of groups: lead-in, body, target</source>
        <translation>组的范围：引语、机构、目标</translation>
    </message>
    <message>
        <source>levels, parents, provinces and flags of groups</source>
        <translation>组的级别、上级、省份与旗标</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>全部文章</translation>
    </message>
    <message>
        <source>{n} articles, {m} spans</source>
        <translation>{n} 篇文章，{m} 处标注</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>characters XML forbids, in titles, labels and notes</source>
        <translation>XML 不允许的字符（标题、标签、备注中）</translation>
    </message>
    <message>
        <source>Where spans overlap, doc.ents has</source>
        <translation>标注重叠时，doc.ents 取</translation>
    </message>
    <message>
        <source>the shorter ones</source>
        <translation>较短的</translation>
    </message>
    <message>
        <source>the longer ones</source>
        <translation>较长的</translation>
    </message>
    <message>
        <source>overlapping spans that are in doc.spans only, not in doc.ents</source>
        <translation>仅在 doc.spans 中、不在 doc.ents 中的重叠标注</translation>
    </message>
    <message>
        <source>Slogans by province</source>
        <translation>各省口号</translation>
    </message>
    <message>
        <source>Provinces</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>Articles that name it</source>
        <translation>提及的文章数</translation>
    </message>
    <message>
        <source>Numbered tasks</source>
        <translation>编号任务</translation>
    </message>
    <message>
        <source>No province known</source>
        <translation>省份不明</translation>
    </message>
    <message>
        <source>Slogan</source>
        <translation>口号</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Files of each article</source>
        <translation>每篇文章的文件</translation>
    </message>
    <message>
        <source>XMI and JSON CAS</source>
        <translation>XMI 和 JSON CAS</translation>
    </message>
    <message>
        <source>XMI only</source>
        <translation>仅 XMI</translation>
    </message>
    <message>
        <source>JSON CAS only</source>
        <translation>仅 JSON CAS</translation>
    </message>
    <message>
        <source>characters XML forbids, in texts</source>
        <translation>XML 不允许的字符（正文中）</translation>
    </message>
    <message>
        <source>What tables count</source>
        <translation>表格统计</translation>
    </message>
    <message>
        <source>mentions</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>articles that have it</source>
        <translation>文章篇数</translation>
    </message>
    <message>
        <source>1 for yes, 0 for no</source>
        <translation>有为 1，无为 0</translation>
    </message>
    <message>
        <source>Counts by</source>
        <translation>统计周期</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Slogans</source>
        <translation>口号</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Other spans</source>
        <translation>其他标注</translation>
    </message>
    <message>
        <source>Province × task</source>
        <translation>省份×任务</translation>
    </message>
    <message>
        <source>Province × slogan</source>
        <translation>省份×口号</translation>
    </message>
    <message>
        <source>By article</source>
        <translation>按文章</translation>
    </message>
    <message>
        <source>By period</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>规范形式</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>前文</translation>
    </message>
    <message>
        <source>After</source>
        <translation>后文</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>来历</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起</translation>
    </message>
    <message>
        <source>End</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>提出机构</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>List</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>In short (the text&apos;s own words)</source>
        <translation>要点（原文摘句）</translation>
    </message>
    <message>
        <source>Slogans in it</source>
        <translation>含口号</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Different provinces</source>
        <translation>不同省份数</translation>
    </message>
    <message>
        <source>Different slogans</source>
        <translation>不同口号数</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>characters XML forbids, in cells</source>
        <translation>XML 不允许的字符（单元格中）</translation>
    </message>
    <message>
        <source>cells cut short: Excel takes 32,767 characters</source>
        <translation>被截短的单元格：Excel 最多容纳 32,767 个字符</translation>
    </message>
    <message>
        <source>spans whose text was not found again in the article&apos;s newer text</source>
        <translation>在文章新文本中未找回原文的标注</translation>
    </message>
    <message>
        <source>spans that go over the end of a unit</source>
        <translation>跨越单元边界的标注</translation>
    </message>
    <message>
        <source>spans outside every unit</source>
        <translation>不在任何单元内的标注</translation>
    </message>
    <message>
        <source>For people</source>
        <translation>给人看的</translation>
    </message>
    <message>
        <source>For programs</source>
        <translation>给程序用的</translation>
    </message>
    <message>
        <source>Workbook (xlsx)</source>
        <translation>工作簿（xlsx）</translation>
    </message>
    <message>
        <source>Sheets of provinces, slogans and tasks with their counts, for Excel or WPS.</source>
        <translation>省份、口号、任务各表及计数，供 Excel 或 WPS 使用。</translation>
    </message>
    <message>
        <source>Table (csv)</source>
        <translation>表格（csv）</translation>
    </message>
    <message>
        <source>One span a row with its context, for Excel, WPS or pandas.</source>
        <translation>每行一处标注及上下文，供 Excel、WPS 或 pandas 使用。</translation>
    </message>
    <message>
        <source>Word report (docx)</source>
        <translation>Word 报告（docx）</translation>
    </message>
    <message>
        <source>The summary of the articles with its tables, for Word, WPS or LibreOffice.</source>
        <translation>文章摘要及其表格，供 Word、WPS 或 LibreOffice 使用。</translation>
    </message>
    <message>
        <source>Web page (html)</source>
        <translation>网页（html）</translation>
    </message>
    <message>
        <source>Articles with their highlights, structure and counts, for a browser.</source>
        <translation>带高亮、结构和计数的文章，供浏览器打开。</translation>
    </message>
    <message>
        <source>Markdown report (md)</source>
        <translation>Markdown 报告（md）</translation>
    </message>
    <message>
        <source>The same report as plain text, for Typora, Obsidian or any editor.</source>
        <translation>同一报告的纯文本，供 Typora、Obsidian 或任何编辑器使用。</translation>
    </message>
    <message>
        <source>Everything (JSON Lines)</source>
        <translation>全部内容（JSON Lines）</translation>
    </message>
    <message>
        <source>Loses nothing, history included; Zhupi and any script read it back.</source>
        <translation>毫无损失，含历史；朱批和任何脚本都能读回。</translation>
    </message>
    <message>
        <source>For doccano; allow overlapping spans in the project, or doccano drops them.</source>
        <translation>供 doccano 使用；须在项目中允许重叠标注，否则 doccano 会丢弃。</translation>
    </message>
    <message>
        <source>Tasks for Label Studio, proposals as predictions, with the labelling setup.</source>
        <translation>Label Studio 任务，机器标注作为预测，附标注配置。</translation>
    </message>
    <message>
        <source>A folder of texts and annotations for brat.</source>
        <translation>供 brat 使用的文本与标注文件夹。</translation>
    </message>
    <message>
        <source>A tag for each character, for training; seqeval scores it.</source>
        <translation>每字一个标记，用于训练；seqeval 可评分。</translation>
    </message>
    <message>
        <source>As BIO, with tags for the last character and for single ones; seqeval scores it.</source>
        <translation>同 BIO，另标末字和单字；seqeval 可评分。</translation>
    </message>
    <message>
        <source>As BIOES, with the tags usual for Chinese word segmentation.</source>
        <translation>同 BIOES，用中文分词常用的标记。</translation>
    </message>
    <message>
        <source>Documents of characters with all spans, for training with spaCy.</source>
        <translation>逐字文档及全部标注，供 spaCy 训练。</translation>
    </message>
    <message>
        <source>A parquet table and a dataset card, for the library datasets.</source>
        <translation>parquet 表和数据集说明卡，供 datasets 库使用。</translation>
    </message>
    <message>
        <source>Tasks with character tokens, for Prodigy.</source>
        <translation>逐字切分的任务，供 Prodigy 使用。</translation>
    </message>
    <message>
        <source>XMI and JSON CAS with their type system, for INCEpTION and UIMA.</source>
        <translation>XMI、JSON CAS 及类型系统，供 INCEpTION 和 UIMA 使用。</translation>
    </message>
    <message>
        <source>Linked data with text positions and quotes, for programs that read JSON-LD.</source>
        <translation>带文本位置和引文的关联数据，供读取 JSON-LD 的程序使用。</translation>
    </message>
    <message>
        <source>A project for MAXQDA, ATLAS.ti, NVivo or QualCoder.</source>
        <translation>供 MAXQDA、ATLAS.ti、NVivo 或 QualCoder 使用的项目。</translation>
    </message>
    <message>
        <source>{name}: no text, so it cannot be shown</source>
        <translation>{name}：不是文本，无法显示</translation>
    </message>
    <message>
        <source>no article of this choice has been worked on yet</source>
        <translation>所选文章都还没有标注过</translation>
    </message>
    <message>
        <source>the workspace has no article</source>
        <translation>工作区中没有文章</translation>
    </message>
    <message>
        <source>{n} articles were looked at; no span has status {statuses} and label {labels}</source>
        <translation>查看了 {n} 篇文章，没有状态为 {statuses}、标签为 {labels} 的标注</translation>
    </message>
    <message>
        <source>{n} articles were looked at; no span has status {statuses}</source>
        <translation>查看了 {n} 篇文章，没有状态为 {statuses} 的标注</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Central</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>Ministry</source>
        <translation>部委</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>City</source>
        <translation>市</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县</translation>
    </message>
    <message>
        <source>Township</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>longer than a field can be</source>
        <translation>太长，字段放不下</translation>
    </message>
    <message>
        <source>not one of the choices</source>
        <translation>不在可选值之中</translation>
    </message>
    <message>
        <source>not a date</source>
        <translation>不是日期</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>line {line} is for the same article</source>
        <translation>第 {line} 行已经是同一篇文章</translation>
    </message>
    <message>
        <source>the row names no article</source>
        <translation>这一行没有指明文章</translation>
    </message>
    <message>
        <source>no article of this name or title</source>
        <translation>没有这个文件名或标题的文章</translation>
    </message>
    <message>
        <source>{n} articles are called so</source>
        <translation>有 {n} 篇文章叫这个名字</translation>
    </message>
    <message>
        <source>matched</source>
        <translation>对上</translation>
    </message>
    <message>
        <source>ambiguous</source>
        <translation>不止一篇</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>line {line} cannot be read: {why}</source>
        <translation>第 {line} 行读不出：{why}</translation>
    </message>
    <message>
        <source>there is no row below the names of the columns</source>
        <translation>列名下面没有数据</translation>
    </message>
    <message>
        <source>it has more than {n} rows; split it into parts</source>
        <translation>超过 {n} 行，请分成几份</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>it is larger than {n} MB; split it into parts</source>
        <translation>大于 {n} MB，请分成几份</translation>
    </message>
    <message>
        <source>it is a workbook; save it as CSV in UTF-8 first</source>
        <translation>这是工作簿，请先另存为 UTF-8 的 CSV</translation>
    </message>
    <message>
        <source>it holds zero bytes, so it is no table of text</source>
        <translation>含有空字节，不是文字表格</translation>
    </message>
    <message>
        <source>it is neither UTF-8 nor GB18030; save it as CSV in UTF-8</source>
        <translation>既不是 UTF-8 也不是 GB18030，请另存为 UTF-8 的 CSV</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>是空的</translation>
    </message>
    <message>
        <source>it has more than {n} columns</source>
        <translation>超过 {n} 列</translation>
    </message>
    <message>
        <source>column {n}</source>
        <translation>第 {n} 列</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Marked</source>
        <translation>标出</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Put back to pending</source>
        <translation>放回待定</translation>
    </message>
    <message>
        <source>Rejected or removed</source>
        <translation>驳回或移除</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Relabelled</source>
        <translation>改标签</translation>
    </message>
    <message>
        <source>Edge moved</source>
        <translation>移动边界</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>旗标</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Label merged into another</source>
        <translation>标签并入另一个</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Not finished after all</source>
        <translation>取消完成</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Done again</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Field of the article</source>
        <translation>文章字段</translation>
    </message>
    <message>
        <source>Fields filled from a table</source>
        <translation>从表格填写字段</translation>
    </message>
    <message>
        <source>Same slogans</source>
        <translation>同义口号</translation>
    </message>
    <message>
        <source>Newer text taken over</source>
        <translation>改用新文字</translation>
    </message>
    <message>
        <source>Earlier state brought back</source>
        <translation>恢复以前的样子</translation>
    </message>
    <message>
        <source>Grouped</source>
        <translation>成组</translation>
    </message>
    <message>
        <source>Out of the group</source>
        <translation>移出本组</translation>
    </message>
    <message>
        <source>Into another list</source>
        <translation>移到另一列表</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Numbered anew</source>
        <translation>重新编号</translation>
    </message>
    <message>
        <source>Missing item marked</source>
        <translation>标出缺项</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Another copy taken in</source>
        <translation>已并入另一副本</translation>
    </message>
    <message>
        <source>Taken in from what was set aside</source>
        <translation>从搁置的记录中收回</translation>
    </message>
    <message>
        <source>All equal strings marked</source>
        <translation>标出所有相同词语</translation>
    </message>
    <message>
        <source>All equal strings cleared</source>
        <translation>清除所有相同词语</translation>
    </message>
    <message>
        <source>Own words changed</source>
        <translation>词表更改</translation>
    </message>
    <message>
        <source>Problem mended</source>
        <translation>改正问题</translation>
    </message>
    <message>
        <source>Said to be no problem</source>
        <translation>认定没有问题</translation>
    </message>
    <message>
        <source>Where spans begin and end changed</source>
        <translation>标注边界更改</translation>
    </message>
    <message>
        <source>Taken over from another person</source>
        <translation>采用别人的标注</translation>
    </message>
    <message>
        <source>Lost span placed</source>
        <translation>丢失的标注已放回</translation>
    </message>
    <message>
        <source>Lost span removed</source>
        <translation>丢失的标注已移除</translation>
    </message>
    <message>
        <source>{what}: {of}</source>
        <translation>{what}：{of}</translation>
    </message>
    <message>
        <source>{n} spans</source>
        <translation>{n} 处标注</translation>
    </message>
    <message>
        <source>Another text of the article</source>
        <translation>文章的另一份文字</translation>
    </message>
    <message>
        <source>always</source>
        <translation>总是标</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不标</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>{number} articles imported from {path}.</source>
        <translation>已从 {path} 导入 {number} 篇文章。</translation>
    </message>
    <message>
        <source>In the workspace already, left as it is: {title}</source>
        <translation>工作区中已有，保持原样：{title}</translation>
    </message>
    <message>
        <source>{changed} of {articles} articles of {name} are new or newer; they stand beside your own work.</source>
        <translation>{name} 的 {articles} 篇文章中有 {changed} 篇是新的或更新的；它们与您自己的标注并列。</translation>
    </message>
    <message>
        <source>{name} (another copy)</source>
        <translation>{name}（另一份）</translation>
    </message>
    <message>
        <source>it has no range of whole numbers</source>
        <translation>没有整数范围</translation>
    </message>
    <message>
        <source>its range is not in the text</source>
        <translation>范围不在文本内</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>是空的</translation>
    </message>
    <message>
        <source>the words at its place are not its own</source>
        <translation>所在位置的文字与其不符</translation>
    </message>
    <message>
        <source>it has no label</source>
        <translation>没有标签</translation>
    </message>
    <message>
        <source>its text was not found in the article as it is here</source>
        <translation>在本库的文章中未找到其文字</translation>
    </message>
    <message>
        <source>what is said of it is not as it must be</source>
        <translation>其属性不符合要求</translation>
    </message>
    <message>
        <source>{path}: {spans} spans for {matched} articles that are here and {new} new ones.</source>
        <translation>{path}：{spans} 处标注，匹配已有文章 {matched} 篇，新文章 {new} 篇。</translation>
    </message>
    <message>
        <source>{number} articles have another text here; their spans were found again.</source>
        <translation>{number} 篇文章在本库中文本不同，已重新定位标注。</translation>
    </message>
    <message>
        <source>{number} spans counted UTF-16 units; their offsets were put right.</source>
        <translation>{number} 处标注按 UTF-16 计数，偏移已改正。</translation>
    </message>
    <message>
        <source>{number} spans are here already.</source>
        <translation>{number} 处标注已存在。</translation>
    </message>
    <message>
        <source>{number} spans do not fit and are left out:</source>
        <translation>{number} 处标注对不上，未导入：</translation>
    </message>
    <message>
        <source>Zhupi&apos;s own JSON Lines, with everything in it.</source>
        <translation>朱批自己的 JSON Lines，内容齐全。</translation>
    </message>
    <message>
        <source>doccano&apos;s JSON Lines: labels, or entities and relations.</source>
        <translation>doccano 的 JSON Lines：标签，或实体和关系。</translation>
    </message>
    <message>
        <source>Label Studio&apos;s JSON: tasks with annotations or predictions.</source>
        <translation>Label Studio 的 JSON：带标注或预测的任务。</translation>
    </message>
    <message>
        <source>A folder, or a zip of one, with brat&apos;s .txt and .ann files.</source>
        <translation>文件夹或其 zip，内有 brat 的 .txt 和 .ann 文件。</translation>
    </message>
    <message>
        <source>Tagged characters: BIO, BIOES or BMES.</source>
        <translation>逐字标记：BIO、BIOES 或 BMES。</translation>
    </message>
    <message>
        <source>spaCy&apos;s DocBin, a file or a folder.</source>
        <translation>spaCy 的 DocBin，文件或文件夹。</translation>
    </message>
    <message>
        <source>A parquet table of Hugging Face, a file or a folder.</source>
        <translation>Hugging Face 的 parquet 表，文件或文件夹。</translation>
    </message>
    <message>
        <source>XMI or JSON CAS of UIMA and INCEpTION, a file, a folder or a zip.</source>
        <translation>UIMA、INCEpTION 的 XMI 或 JSON CAS，文件、文件夹或 zip。</translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message>
        <source>line</source>
        <translation>实线</translation>
    </message>
    <message>
        <source>dots</source>
        <translation>点线</translation>
    </message>
    <message>
        <source>dashes</source>
        <translation>虚线</translation>
    </message>
    <message>
        <source>wave</source>
        <translation>波浪线</translation>
    </message>
    <message>
        <source>the marker only</source>
        <translation>只在编号下</translation>
    </message>
</context>
<context>
    <name>merge</name>
    <message>
        <source>decisions that come in: {n}</source>
        <translation>并入 {n} 处决定</translation>
    </message>
    <message>
        <source>articles only there: {n}</source>
        <translation>{n} 篇文章只在那边</translation>
    </message>
    <message>
        <source>yours that it lacks, and that stay: {n}</source>
        <translation>您有 {n} 处它没有，照旧保留</translation>
    </message>
    <message>
        <source>to be decided: {n}</source>
        <translation>{n} 处待您决定</translation>
    </message>
    <message>
        <source>It says nothing that is not here.</source>
        <translation>其中没有这里没有的内容。</translation>
    </message>
    <message>
        <source>words, labels and fields that come in: {n}</source>
        <translation>并入的词语、标签和字段：{n}</translation>
    </message>
    <message>
        <source>words, labels and fields taken away there: {n}</source>
        <translation>对方已删去的词语、标签和字段：{n}</translation>
    </message>
    <message>
        <source>same slogans that come in: {n}</source>
        <translation>并入的同义口号：{n}</translation>
    </message>
    <message>
        <source>only there; comes in whole</source>
        <translation>只在那边，整篇并入</translation>
    </message>
    <message>
        <source>yours that stay: {n}</source>
        <translation>您的 {n} 处保留</translation>
    </message>
    <message>
        <source>How far the article is</source>
        <translation>文章的进度</translation>
    </message>
    <message>
        <source>The article&apos;s flag</source>
        <translation>文章的旗标</translation>
    </message>
    <message>
        <source>The article&apos;s note</source>
        <translation>文章的备注</translation>
    </message>
    <message>
        <source>The whole article: the two have different texts</source>
        <translation>整篇文章：两边的正文不同</translation>
    </message>
    <message>
        <source>A list</source>
        <translation>一个列表</translation>
    </message>
    <message>
        <source>its text and spans</source>
        <translation>这边的正文和标注</translation>
    </message>
    <message>
        <source>as the page has it</source>
        <translation>以网页内容为准</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>A word of the list</source>
        <translation>词表中的词</translation>
    </message>
    <message>
        <source>Where spans begin and end</source>
        <translation>标注的边界</translation>
    </message>
    <message>
        <source>Theirs moves the edges of all spans here too</source>
        <translation>采用对方的规则会移动这里所有标注的边界</translation>
    </message>
    <message>
        <source>A label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>A field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>A slogan counts as</source>
        <translation>口号计作</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>put away</source>
        <translation>已收起</translation>
    </message>
</context>
<context>
    <name>printed</name>
    <message>
        <source>{n} / {of}</source>
        <translation>{n} / {of}</translation>
    </message>
    <message>
        <source>nothing can be written there</source>
        <translation>无法写入此处</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>Labelled two ways</source>
        <translation>标签不一</translation>
    </message>
    <message>
        <source>“{string}” has another label elsewhere, and more often there.</source>
        <translation>“{string}”在别处多标为另一个标签。</translation>
    </message>
    <message>
        <source>Give it the label it has elsewhere</source>
        <translation>改为别处的标签</translation>
    </message>
    <message>
        <source>Two norms</source>
        <translation>规范形式不一</translation>
    </message>
    <message>
        <source>“{string}” stands for “{fact}” elsewhere, and more often there.</source>
        <translation>“{string}”在别处多记为“{fact}”。</translation>
    </message>
    <message>
        <source>Take the norm of the others</source>
        <translation>采用别处的规范形式</translation>
    </message>
    <message>
        <source>Quotation marks</source>
        <translation>引号</translation>
    </message>
    <message>
        <source>Its quotation marks are not where the workspace has them: “{fact}”.</source>
        <translation>引号的内外与本工作区的规定不一：应为 {fact}。</translation>
    </message>
    <message>
        <source>Move the edges</source>
        <translation>移动边界</translation>
    </message>
    <message>
        <source>Province suffix</source>
        <translation>省份后缀</translation>
    </message>
    <message>
        <source>The name is “{fact}” here; “{string}” is marked.</source>
        <translation>这里的名称是“{fact}”，标出的是“{string}”。</translation>
    </message>
    <message>
        <source>Move the edge</source>
        <translation>移动边界</translation>
    </message>
    <message>
        <source>Task marker</source>
        <translation>任务序号</translation>
    </message>
    <message>
        <source>Its marker is not where the workspace has it.</source>
        <translation>序号的内外与本工作区的规定不一。</translation>
    </message>
    <message>
        <source>A number is missing</source>
        <translation>序号缺失</translation>
    </message>
    <message>
        <source>The list goes from {fact} here.</source>
        <translation>这里的序号由 {fact}。</translation>
    </message>
    <message>
        <source>Number the items in their order</source>
        <translation>依次编号</translation>
    </message>
    <message>
        <source>A number comes twice</source>
        <translation>序号重复</translation>
    </message>
    <message>
        <source>Not marked here</source>
        <translation>此处未标</translation>
    </message>
    <message>
        <source>“{string}” is accepted elsewhere in the article and not marked here.</source>
        <translation>“{string}”在本文别处已接受，此处没有标出。</translation>
    </message>
    <message>
        <source>Mark it here too</source>
        <translation>此处也标出</translation>
    </message>
    <message>
        <source>Cut through a word</source>
        <translation>切断词语</translation>
    </message>
    <message>
        <source>An edge lies inside a word; by words it would be “{fact}”.</source>
        <translation>边界落在词语中间；按词应为“{fact}”。</translation>
    </message>
    <message>
        <source>Move the edges to the words</source>
        <translation>移到词语边界</translation>
    </message>
    <message>
        <source>Two of one label overlap</source>
        <translation>同标签重叠</translation>
    </message>
    <message>
        <source>It overlaps “{fact}”, which has the same label.</source>
        <translation>它与同一标签的“{fact}”重叠。</translation>
    </message>
    <message>
        <source>Reject or remove this one</source>
        <translation>驳回或删去这一处</translation>
    </message>
    <message>
        <source>Task outside every list</source>
        <translation>任务不在列表中</translation>
    </message>
    <message>
        <source>A task is an item of a list; this one belongs to none.</source>
        <translation>任务应是列表中的一项，这一项不属于任何列表。</translation>
    </message>
    <message>
        <source>Put it into the list before it</source>
        <translation>归入前面的列表</translation>
    </message>
    <message>
        <source>Province without a code</source>
        <translation>省份没有代码</translation>
    </message>
    <message>
        <source>“{string}” has no code, so it counts for no province.</source>
        <translation>“{string}”没有代码，不计入任何省份。</translation>
    </message>
    <message>
        <source>Give it the code {fact}</source>
        <translation>填入代码 {fact}</translation>
    </message>
    <message>
        <source>Mark the missing item</source>
        <translation>标出缺的一项</translation>
    </message>
    <message>
        <source>Write its code into the card</source>
        <translation>在卡片里填写代码</translation>
    </message>
</context>
<context>
    <name>propagation</name>
    <message>
        <source>new</source>
        <translation>新标</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>other label</source>
        <translation>别的标签</translation>
    </message>
    <message>
        <source>other label, accepted</source>
        <translation>别的标签，已接受</translation>
    </message>
    <message>
        <source>inside a longer one</source>
        <translation>在更长的标注内</translation>
    </message>
    <message>
        <source>crosses another</source>
        <translation>与别的交叉</translation>
    </message>
    <message>
        <source>holds a shorter one</source>
        <translation>内含较短的标注</translation>
    </message>
    <message>
        <source>page&apos;s own words</source>
        <translation>网页自身文字</translation>
    </message>
    <message>
        <source>accepted by finishing</source>
        <translation>完成时接受</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>It waits for a decision.</source>
        <translation>等待裁定。</translation>
    </message>
    <message>
        <source>It is marked and accepted; nothing is to do here.</source>
        <translation>已标出并接受，这里无须再做什么。</translation>
    </message>
    <message>
        <source>It was rejected here; tick it to mark it after all.</source>
        <translation>这里曾被驳回；勾选即仍然标出。</translation>
    </message>
    <message>
        <source>A pending span of another label is here; it gets this label.</source>
        <translation>这里有一处待定的别的标签，将改为本标签。</translation>
    </message>
    <message>
        <source>It was accepted here with another label; tick it to give it this label.</source>
        <translation>这里已按别的标签接受；勾选即改为本标签。</translation>
    </message>
    <message>
        <source>It lies inside a longer span of this label; tick it to mark it as well.</source>
        <translation>它在同一标签的更长标注之内；勾选即一并标出。</translation>
    </message>
    <message>
        <source>It crosses the edge of another span of this label.</source>
        <translation>它与同一标签的另一处标注交叉。</translation>
    </message>
    <message>
        <source>A shorter span of this label lies in it and stays.</source>
        <translation>其中有一处同一标签的较短标注，将保留。</translation>
    </message>
    <message>
        <source>It stands in the page&apos;s own words (navigation, disclaimer), where nothing is looked for.</source>
        <translation>它在网页自身的文字（导航、声明）里，那里不查找。</translation>
    </message>
    <message>
        <source>It was accepted by finishing the article, not by itself.</source>
        <translation>它是完成文章时一并接受的，并非逐条接受。</translation>
    </message>
    <message>
        <source>It was accepted here; tick it to reject it after all.</source>
        <translation>这里已接受；勾选即仍然驳回。</translation>
    </message>
</context>
<context>
    <name>quotation</name>
    <message>
        <source>“{words}” ({where})</source>
        <translation>“{words}”（{where}）</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>{before}, {after}</source>
        <translation>{before}，{after}</translation>
    </message>
    <message>
        <source>paragraph {n}</source>
        <translation>第 {n} 段</translation>
    </message>
    <message>
        <source>paragraphs {n} to {m}</source>
        <translation>第 {n} 至 {m} 段</translation>
    </message>
</context>
<context>
    <name>reader</name>
    <message>
        <source>Page navigation (folded)</source>
        <translation>页面导航（已折叠）</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>the end of the file is missing</source>
        <translation>文件结尾缺失</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>the file is shorter than it was</source>
        <translation>文件比原来短</translation>
    </message>
    <message>
        <source>its first record cannot be read</source>
        <translation>第一条记录无法读取</translation>
    </message>
    <message>
        <source>its first record is not as it must be</source>
        <translation>第一条记录不合规定</translation>
    </message>
    <message>
        <source>the list of recent corrections is not as it must be</source>
        <translation>最近修改的列表不合规定</translation>
    </message>
    <message>
        <source>a record belongs to no table</source>
        <translation>有一条记录不属于任何表</translation>
    </message>
    <message>
        <source>a record is not what its checksum says</source>
        <translation>有一条记录与校验和不符</translation>
    </message>
    <message>
        <source>a record is not an object</source>
        <translation>有一条记录不是对象</translation>
    </message>
    <message>
        <source>this file is not a workspace</source>
        <translation>这个文件不是工作区</translation>
    </message>
    <message>
        <source>this JSON file is not a workspace</source>
        <translation>这个 JSON 文件不是工作区</translation>
    </message>
    <message>
        <source>Windows has a device of that name</source>
        <translation>Windows 有同名的设备</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>it is the workspace itself</source>
        <translation>它就是这个工作区本身</translation>
    </message>
    <message>
        <source>it does not say whose work it is</source>
        <translation>它没有说明是谁的工作</translation>
    </message>
    <message>
        <source>it is no Word file</source>
        <translation>它不是 Word 文件</translation>
    </message>
    <message>
        <source>it has no body</source>
        <translation>里面没有正文</translation>
    </message>
    <message>
        <source>LibreOffice found no article in it</source>
        <translation>LibreOffice 在里面找不到文章</translation>
    </message>
    <message>
        <source>its archive is broken</source>
        <translation>压缩包已损坏</translation>
    </message>
    <message>
        <source>it is no saved page</source>
        <translation>它不是保存的网页</translation>
    </message>
    <message>
        <source>it is no PDF, or a broken one</source>
        <translation>它不是 PDF，或者已损坏</translation>
    </message>
    <message>
        <source>the markup of this page is broken beyond reading</source>
        <translation>网页的标记已损坏，无法读取</translation>
    </message>
    <message>
        <source>it is a device or a pipe, not a file</source>
        <translation>它是设备或管道，不是文件</translation>
    </message>
    <message>
        <source>it is not as it must be</source>
        <translation>内容不合规定的格式</translation>
    </message>
    <message>
        <source>it holds {} members</source>
        <translation>含有 {} 个成员文件</translation>
    </message>
    <message>
        <source>it unpacks to {} MB of markup</source>
        <translation>解开后有 {} MB 的标记</translation>
    </message>
    <message>
        <source>it unpacks to over {} MB of markup</source>
        <translation>解开后的标记超过 {} MB</translation>
    </message>
    <message>
        <source>{} unpacks to over {} times its size</source>
        <translation>其中的 {} 解开后超过自身大小的 {} 倍</translation>
    </message>
    <message>
        <source>a page unpacks to over {} MB</source>
        <translation>有一页解开后超过 {} MB</translation>
    </message>
    <message>
        <source>it has {} pages</source>
        <translation>共有 {} 页</translation>
    </message>
    <message>
        <source>it holds over {} characters</source>
        <translation>超过 {} 个字</translation>
    </message>
    <message>
        <source>it is larger than {} MB</source>
        <translation>大于 {} MB</translation>
    </message>
    <message>
        <source>a web page larger than {} MB</source>
        <translation>网页大于 {} MB</translation>
    </message>
    <message>
        <source>it holds no page</source>
        <translation>其中没有网页</translation>
    </message>
    <message>
        <source>its kind of encryption is not read</source>
        <translation>不支持它的加密方式</translation>
    </message>
    <message>
        <source>LibreOffice had not read it after {} seconds</source>
        <translation>LibreOffice 用了 {} 秒仍未读完</translation>
    </message>
    <message>
        <source>OFD places characters on pages and does not keep the text in order</source>
        <translation>OFD 只记录字在页面上的位置，不保存文字的先后顺序</translation>
    </message>
    <message>
        <source>no reader knows files named {}</source>
        <translation>没有读取器认识名为 {} 的文件</translation>
    </message>
    <message>
        <source>there is no text encoding named {}</source>
        <translation>没有名为 {} 的文字编码</translation>
    </message>
    <message>
        <source>a group needs at least two spans of one label</source>
        <translation>一组至少要有两处同一标签的标注</translation>
    </message>
    <message>
        <source>a number goes from 1 to {}</source>
        <translation>序号应在 1 到 {} 之间</translation>
    </message>
    <message>
        <source>a level goes from 1 to {}</source>
        <translation>层级应在 1 到 {} 之间</translation>
    </message>
    <message>
        <source>there is no group {}</source>
        <translation>没有组 {}</translation>
    </message>
    <message>
        <source>there is no span {}</source>
        <translation>没有标注 {}</translation>
    </message>
    <message>
        <source>there is no article {}</source>
        <translation>没有文章 {}</translation>
    </message>
    <message>
        <source>there is no stored article {}</source>
        <translation>没有已存的文章 {}</translation>
    </message>
    <message>
        <source>a rejected span cannot be in a group</source>
        <translation>已驳回的标注不能放进组里</translation>
    </message>
    <message>
        <source>the spans of a group have one label</source>
        <translation>一组里的标注须是同一标签</translation>
    </message>
    <message>
        <source>the missing number does not stand in the text</source>
        <translation>文中没有所缺的序号</translation>
    </message>
    <message>
        <source>this problem has no mend of its own; correct the span by hand</source>
        <translation>这个问题没有现成的改法；请手工更正标注</translation>
    </message>
    <message>
        <source>the span is not as it was when the problem was found</source>
        <translation>标注已不是发现问题时的样子</translation>
    </message>
    <message>
        <source>the list is not as it was when the problem was found</source>
        <translation>列表已不是发现问题时的样子</translation>
    </message>
    <message>
        <source>earlier corrections are not on the disk yet</source>
        <translation>先前的更正还没有写到磁盘上</translation>
    </message>
    <message>
        <source>an ordinal is a number from 1 to 999</source>
        <translation>序号是 1 到 999 的数</translation>
    </message>
    <message>
        <source>the workspace&apos;s own tables are not what the correction was made for</source>
        <translation>工作区自己的表格已不是做这项更正时的样子</translation>
    </message>
    <message>
        <source>article {} is not what the correction was made for</source>
        <translation>文章 {} 已不是做这项更正时的样子</translation>
    </message>
    <message>
        <source>span {} is not what the correction was made for</source>
        <translation>标注 {} 已不是做这项更正时的样子</translation>
    </message>
    <message>
        <source>group {} is not what the correction was made for</source>
        <translation>组 {} 已不是做这项更正时的样子</translation>
    </message>
    <message>
        <source>the text of that time is not stored</source>
        <translation>那时的正文没有存下来</translation>
    </message>
    <message>
        <source>a span must hold at least one character that is not white space</source>
        <translation>标注至少要含一个不是空白的字</translation>
    </message>
    <message>
        <source>the article&apos;s text must be stored with its first correction</source>
        <translation>文章的正文须与第一次更正一起保存</translation>
    </message>
    <message>
        <source>the article&apos;s text is not stored</source>
        <translation>文章的正文没有保存</translation>
    </message>
    <message>
        <source>an earlier state is shown; go back to now, or bring it back, first</source>
        <translation>现在显示的是较早的状态；请先回到现在，或恢复那个状态</translation>
    </message>
    <message>
        <source>nothing can be written in this folder</source>
        <translation>这个文件夹无法写入</translation>
    </message>
    <message>
        <source>there is such a file already; repair writes to a new one</source>
        <translation>已经有这个文件；修复的结果要写到新文件</translation>
    </message>
    <message>
        <source>the imported article could not be written</source>
        <translation>导入的文章无法写入</translation>
    </message>
    <message>
        <source>several files cannot go into a device or a pipe</source>
        <translation>几个文件不能写到设备或管道里</translation>
    </message>
    <message>
        <source>{} is not there</source>
        <translation>找不到 {}</translation>
    </message>
    <message>
        <source>{} cannot be the name of a file</source>
        <translation>{} 不能用作文件名</translation>
    </message>
    <message>
        <source>it is a folder; name a file in it</source>
        <translation>这是文件夹；请写明其中的文件名</translation>
    </message>
    <message>
        <source>it is a file, and this format is a folder; choose another name</source>
        <translation>这是文件，而这种格式是文件夹；请换一个名字</translation>
    </message>
    <message>
        <source>the folder holds {}, which no export wrote; choose a new folder</source>
        <translation>文件夹里的 {} 不是导出写下的；请选新的文件夹</translation>
    </message>
    <message>
        <source>{} was changed since it was exported; choose a new folder</source>
        <translation>{} 在导出之后被改动过；请选新的文件夹</translation>
    </message>
    <message>
        <source>{} reads back as something else</source>
        <translation>读回的内容与写出的不同（{}）</translation>
    </message>
    <message>
        <source>{} read back as something else</source>
        <translation>读回的内容与写出的不同（{}）</translation>
    </message>
    <message>
        <source>the file is gone and its text was never stored</source>
        <translation>文件不在了，其正文也从未保存过</translation>
    </message>
    <message>
        <source>the text is not the one its sha256 names</source>
        <translation>正文与其 sha256 不符</translation>
    </message>
    <message>
        <source>a line is not an object</source>
        <translation>有一行不是对象</translation>
    </message>
    <message>
        <source>the file holds no rows</source>
        <translation>文件里没有任何行</translation>
    </message>
    <message>
        <source>row {} needs a text, a verdict (always or never), and a label if it is always</source>
        <translation>第 {} 行需要文字、判断（always 或 never），判断为 always 时还需要标签</translation>
    </message>
    <message>
        <source>task {} has no data</source>
        <translation>第 {} 个任务没有数据</translation>
    </message>
    <message>
        <source>task {} has no text</source>
        <translation>第 {} 个任务没有正文</translation>
    </message>
    <message>
        <source>line {} is not an object</source>
        <translation>第 {} 行不是对象</translation>
    </message>
    <message>
        <source>line {} has no text</source>
        <translation>第 {} 行没有正文</translation>
    </message>
    <message>
        <source>line {}: two annotations have the same id</source>
        <translation>第 {} 行有两处标注用了同一个 id</translation>
    </message>
    <message>
        <source>line {} is longer than {} MB</source>
        <translation>第 {} 行超过 {} MB</translation>
    </message>
    <message>
        <source>the file is too large to be read</source>
        <translation>文件太大，无法读取</translation>
    </message>
    <message>
        <source>the folder has no {} file</source>
        <translation>文件夹里没有 {} 文件</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>it is broken in line {}, at character {}</source>
        <translation>第 {} 行第 {} 个字符处有误</translation>
    </message>
    <message>
        <source>{} is not UTF-8</source>
        <translation>{} 不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>it declares a document type or entities</source>
        <translation>其中声明了文档类型或实体</translation>
    </message>
    <message>
        <source>{} is a link</source>
        <translation>{} 是链接</translation>
    </message>
    <message>
        <source>the zip holds more than {} MB or {} files</source>
        <translation>压缩包超过 {} MB 或超过 {} 个文件</translation>
    </message>
    <message>
        <source>the zip holds {}, which leads out of it</source>
        <translation>压缩包里的 {} 会写到包外</translation>
    </message>
    <message>
        <source>the zip holds {}, which is a link</source>
        <translation>压缩包里的 {} 是链接</translation>
    </message>
    <message>
        <source>the zip holds {}, which is a zip bomb</source>
        <translation>压缩包里的 {} 是压缩炸弹</translation>
    </message>
    <message>
        <source>there is no .txt with an .ann of the same name</source>
        <translation>没有同名的 .txt 和 .ann 文件</translation>
    </message>
    <message>
        <source>there is no .xmi and no .json</source>
        <translation>没有 .xmi 也没有 .json 文件</translation>
    </message>
    <message>
        <source>{}: line {} is not as it must be</source>
        <translation>{} 第 {} 行不合规定的格式</translation>
    </message>
    <message>
        <source>there is no column text with one of {}</source>
        <translation>没有名为 text 的列，或缺少 {} 之一</translation>
    </message>
    <message>
        <source>an article has no text</source>
        <translation>有一篇文章没有正文</translation>
    </message>
    <message>
        <source>what was brought in could not be written</source>
        <translation>带进来的内容无法写入</translation>
    </message>
    <message>
        <source>python-docx is missing</source>
        <translation>缺少 python-docx</translation>
    </message>
    <message>
        <source>pypdf is missing</source>
        <translation>缺少 pypdf</translation>
    </message>
    <message>
        <source>this is no DocBin of spaCy</source>
        <translation>这不是 spaCy 的 DocBin</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>嵌套太深</translation>
    </message>
    <message>
        <source>it is neither a folder nor a zip that can be read</source>
        <translation>既不是文件夹，也不是能读的 zip</translation>
    </message>
    <message>
        <source>this is no parquet file of texts with spans</source>
        <translation>这不是含正文和标注的 parquet 文件</translation>
    </message>
    <message>
        <source>an annotation is not as it must be</source>
        <translation>有一处标注不合规定的格式</translation>
    </message>
    <message>
        <source>a group is not as it must be</source>
        <translation>有一个组不合规定的格式</translation>
    </message>
    <message>
        <source>an article is not as it must be</source>
        <translation>有一篇文章不合规定的格式</translation>
    </message>
    <message>
        <source>an outline entry is not as it must be</source>
        <translation>有一条提纲不合规定的格式</translation>
    </message>
    <message>
        <source>a record is not JSON</source>
        <translation>有一条记录不是 JSON</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>不是 JSON</translation>
    </message>
    <message>
        <source>it is not JSON Lines</source>
        <translation>不是 JSON Lines</translation>
    </message>
    <message>
        <source>line {} is not JSON</source>
        <translation>第 {} 行不是 JSON</translation>
    </message>
    <message>
        <source>a stored text</source>
        <translation>一份已存的正文有误</translation>
    </message>
    <message>
        <source>the table {} is not one</source>
        <translation>{} 不是表</translation>
    </message>
    <message>
        <source>{} is not a record</source>
        <translation>{} 不是记录</translation>
    </message>
    <message>
        <source>the table of labels has problems: {}</source>
        <translation>标签表有问题：{}</translation>
    </message>
    <message>
        <source>an article has no field {} that a person changes</source>
        <translation>文章没有可由人改动的字段 {}</translation>
    </message>
    <message>
        <source>the article&apos;s record is damaged; repair a copy of the workspace with check --repair</source>
        <translation>文章的记录已损坏；请用 check --repair 修复工作区的副本</translation>
    </message>
    <message>
        <source>{reason} ({details})</source>
        <translation>{reason}（{details}）</translation>
    </message>
    <message>
        <source>{reason}.</source>
        <translation>{reason}。</translation>
    </message>
</context>
<context>
    <name>recover</name>
    <message>
        <source>Own words and labels</source>
        <translation>自定义的词和标签</translation>
    </message>
    <message>
        <source>Line {line} of {file}</source>
        <translation>{file} 第 {line} 行</translation>
    </message>
    <message>
        <source>Article added to the library, or its facts</source>
        <translation>文章入库，或其基本信息</translation>
    </message>
    <message>
        <source>the workspace</source>
        <translation>工作区</translation>
    </message>
</context>
<context>
    <name>recovery</name>
    <message>
        <source>It is there already.</source>
        <translation>这里已经有了。</translation>
    </message>
    <message>
        <source>Something else was decided there since.</source>
        <translation>此后这里另有决定。</translation>
    </message>
    <message>
        <source>Its line is damaged and cannot be read.</source>
        <translation>这一行已损坏，无法读取。</translation>
    </message>
    <message>
        <source>Its article is not in this workspace.</source>
        <translation>这个工作区里没有它的文章。</translation>
    </message>
    <message>
        <source>It refers to another text of the article.</source>
        <translation>它对应的是这篇文章的另一版文本。</translation>
    </message>
    <message>
        <source>It is not a correction of an article.</source>
        <translation>它不是对文章的更正。</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>Another program changed the workspace file; what the journal held was moved aside to {detail}.</source>
        <translation>另一个程序改动了工作区文件；日志中的内容已移到 {detail}。</translation>
    </message>
    <message>
        <source>The journal belongs to another state of the workspace file and was not used: {detail}.</source>
        <translation>日志属于工作区文件的另一个状态，没有使用：{detail}。</translation>
    </message>
    <message>
        <source>The program was stopped while it wrote: an unfinished line of {detail} bytes was cut off.</source>
        <translation>程序在写入时被中断：已截去未写完的一行（{detail} 字节）。</translation>
    </message>
    <message>
        <source>These lines of the journal are damaged and were set aside beside the workspace: {detail}.</source>
        <translation>日志的这些行已损坏，已移到工作区旁边：{detail}。</translation>
    </message>
    <message>
        <source>A newer program wrote this workspace (version {detail}); it is open for reading only.</source>
        <translation>该工作区由更新的程序写成（版本 {detail}）；以只读方式打开。</translation>
    </message>
    <message>
        <source>A record is damaged and is kept as it is: {detail}.</source>
        <translation>一条记录已损坏，保持原样：{detail}。</translation>
    </message>
    <message>
        <source>A record was found damaged earlier; its line is kept in the workspace, for repair: {detail}.</source>
        <translation>以前发现一条记录损坏；原文行保存在工作区里，以便修复：{detail}。</translation>
    </message>
    <message>
        <source>These corrections belong to a record that was lost; they were set aside beside the workspace: {detail}.</source>
        <translation>这些更正所属的记录已经丢失；它们保存在工作区旁边：{detail}。</translation>
    </message>
    <message>
        <source>Another program replaced the workspace file while it was open; its version is now {detail}.</source>
        <translation>工作区打开期间，另一个程序替换了文件；那个版本现在是 {detail}。</translation>
    </message>
    <message>
        <source>The journal was taken away while it was open; everything was written anew: {detail}.</source>
        <translation>工作区打开期间日志文件被移走；全部内容已重新写入：{detail}。</translation>
    </message>
    <message>
        <source>This folder cannot make sure that only one program writes ({detail}), so the workspace is open for reading only. Move it to a folder on this computer to work on it.</source>
        <translation>这个文件夹不能保证只有一个程序写入（{detail}），因此工作区以只读方式打开。请把它移到本机的文件夹里再标注。</translation>
    </message>
    <message>
        <source>Nothing can be written in this folder ({detail}), so the workspace is open for reading only.</source>
        <translation>这个文件夹不能写入（{detail}），因此工作区以只读方式打开。</translation>
    </message>
    <message>
        <source>There was no workspace file, so a new one was begun; an earlier one has a backup: {detail}.</source>
        <translation>没有找到工作区文件，已新建一个；以前的工作区有备份：{detail}。</translation>
    </message>
    <message>
        <source>No backup could be made: {detail}.</source>
        <translation>未能建立备份：{detail}。</translation>
    </message>
    <message>
        <source>A span does not lie in its text: {detail}.</source>
        <translation>一处标注不在文字范围内：{detail}。</translation>
    </message>
    <message>
        <source>A synchronised folder left another copy of this workspace beside it: {detail}.</source>
        <translation>同步文件夹在旁边留下了工作区的另一份副本：{detail}。</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Annotator</source>
        <translation>标注人</translation>
    </message>
    <message>
        <source>The name under which corrections are made.</source>
        <translation>更正时使用的姓名。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The window opens anew in it, where you were.</source>
        <translation>窗口会换成该语言重新打开，停在原处。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Input method</source>
        <translation>输入法</translation>
    </message>
    <message>
        <source>What Chinese is typed with; ibus serves fcitx too. Takes effect at the next start.</source>
        <translation>用什么输入中文；ibus 也适用于 fcitx。下次启动时生效。</translation>
    </message>
    <message>
        <source>ibus or fcitx</source>
        <translation>ibus 或 fcitx</translation>
    </message>
    <message>
        <source>None, the keyboard alone</source>
        <translation>不用输入法，只用键盘</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light, dark, like old paper, or as the system.</source>
        <translation>浅色、深色、纸张，或随系统。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Face of the page</source>
        <translation>正文字体</translation>
    </message>
    <message>
        <source>With serifs (Song) or without (Hei).</source>
        <translation>宋体（有衬线）或黑体（无衬线）。</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>Sans-serif</source>
        <translation>黑体</translation>
    </message>
    <message>
        <source>Font with serifs</source>
        <translation>衬线字体</translation>
    </message>
    <message>
        <source>Of title and text while the page has serifs.</source>
        <translation>页面用衬线字体时的标题和正文。</translation>
    </message>
    <message>
        <source>Font without serifs</source>
        <translation>无衬线字体</translation>
    </message>
    <message>
        <source>Of dates, sources and navigation, and of the text while the page has no serifs.</source>
        <translation>日期、来源和导航；页面不用衬线字体时也用于正文。</translation>
    </message>
    <message>
        <source>Zoom of the page</source>
        <translation>页面缩放</translation>
    </message>
    <message>
        <source>Finishing accepts what is pending</source>
        <translation>完成时接受待定标注</translation>
    </message>
    <message>
        <source>Marked as accepted by finishing, in one step that can be undone.</source>
        <translation>标记为随完成接受，一步可撤销。</translation>
    </message>
    <message>
        <source>Go on to the next pending span after a decision</source>
        <translation>决定后自动到下一处待定</translation>
    </message>
    <message>
        <source>One decision, one key.</source>
        <translation>一键一决定。</translation>
    </message>
    <message>
        <source>Simple mode</source>
        <translation>简单模式</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审阅</translation>
    </message>
    <message>
        <source>Backups and search</source>
        <translation>备份与搜索</translation>
    </message>
    <message>
        <source>100 % is 17.5 pixels; Ctrl with the wheel changes it too.</source>
        <translation>100 % 为 17.5 像素；按住 Ctrl 滚动滚轮也可调整。</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Width of the column</source>
        <translation>版心宽度</translation>
    </message>
    <message>
        <source>Characters in a line at the most; 30 to 40 are read best.</source>
        <translation>每行最多字数；30 至 40 字最便于阅读。</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字</translation>
    </message>
    <message>
        <source>Height of a line</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>In heights of a character.</source>
        <translation>以字高的倍数计。</translation>
    </message>
    <message>
        <source>Indent of a paragraph</source>
        <translation>段首缩进</translation>
    </message>
    <message>
        <source>Characters left free before its first line.</source>
        <translation>首行前空出的字数。</translation>
    </message>
    <message>
        <source>Fold page navigation</source>
        <translation>折叠页面导航</translation>
    </message>
    <message>
        <source>Menus, disclaimers and comments that came with a web page are one line.</source>
        <translation>网页附带的菜单、声明和评论收为一行。</translation>
    </message>
    <message>
        <source>Side of the library</source>
        <translation>文章库的位置</translation>
    </message>
    <message>
        <source>The other panes stand on the other side.</source>
        <translation>其他面板在另一侧。</translation>
    </message>
    <message>
        <source>Left of the page</source>
        <translation>页面左侧</translation>
    </message>
    <message>
        <source>Right of the page</source>
        <translation>页面右侧</translation>
    </message>
    <message>
        <source>Order of the library</source>
        <translation>文章库的顺序</translation>
    </message>
    <message>
        <source>In which the articles stand.</source>
        <translation>文章的排列顺序。</translation>
    </message>
    <message>
        <source>As they were added</source>
        <translation>按加入先后</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>日期新的在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>日期早的在前</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>按标题</translation>
    </message>
    <message>
        <source>Least done first</source>
        <translation>未完成的在前</translation>
    </message>
    <message>
        <source>Most pending first</source>
        <translation>待定多的在前</translation>
    </message>
    <message>
        <source>Open the last article at the start</source>
        <translation>启动时打开上次的文章</translation>
    </message>
    <message>
        <source>Where it was left, with the selected span and the filters of the lists.</source>
        <translation>回到离开之处，连同选中的标注和各列表的筛选。</translation>
    </message>
    <message>
        <source>Messages stay for</source>
        <translation>消息停留</translation>
    </message>
    <message>
        <source>What was done, with its Undo button; errors stay until they are dismissed.</source>
        <translation>说明做了什么，附撤销按钮；错误一直停留到关闭为止。</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Mouse, Enter, Delete and menus only; single letters do nothing.</source>
        <translation>只用鼠标、回车、删除键和菜单；单个字母键不起作用。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Every command can have another key.</source>
        <translation>每个命令都可以换按键。</translation>
    </message>
    <message>
        <source>Order of review</source>
        <translation>审阅顺序</translation>
    </message>
    <message>
        <source>In which J and K go through what is pending.</source>
        <translation>J 和 K 逐处查看待定标注的顺序。</translation>
    </message>
    <message>
        <source>Reading order</source>
        <translation>阅读顺序</translation>
    </message>
    <message>
        <source>Most doubtful first</source>
        <translation>最存疑的在前</translation>
    </message>
    <message>
        <source>Equal strings together</source>
        <translation>相同字串归在一起</translation>
    </message>
    <message>
        <source>Go on to the next article after finishing</source>
        <translation>完成后转到下一篇</translation>
    </message>
    <message>
        <source>The next one in the library that is not finished.</source>
        <translation>文章库中下一篇未完成的文章。</translation>
    </message>
    <message>
        <source>Show demands without a number</source>
        <translation>显示不带序号的要求</translation>
    </message>
    <message>
        <source>Sentences that ask something of somebody and stand in no numbered list.</source>
        <translation>对某方提出要求而不在编号列表中的句子。</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>At the start always; while the program runs, with the next correction.</source>
        <translation>每次启动都备份；运行中到期后随下一次改动备份。</translation>
    </message>
    <message>
        <source>At the start only</source>
        <translation>只在启动时</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Every hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <source>Latest backups kept</source>
        <translation>保留最近的备份</translation>
    </message>
    <message>
        <source>Beside one for each of the last days and weeks; those of a restoring stay always.</source>
        <translation>另为近日、近周各留一份；恢复时所作的备份一直保留。</translation>
    </message>
    <message>
        <source>backups</source>
        <translation>份</translation>
    </message>
    <message>
        <source>Daily backups kept</source>
        <translation>保留每日备份</translation>
    </message>
    <message>
        <source>The last one of each day.</source>
        <translation>每天的最后一份。</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Weekly backups kept</source>
        <translation>保留每周备份</translation>
    </message>
    <message>
        <source>The last one of each week.</source>
        <translation>每周的最后一份。</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Keep an index for searching the library</source>
        <translation>为搜索文章库保留索引</translation>
    </message>
    <message>
        <source>A private file beside the other caches that holds the texts of all articles. Without it, every search reads the files again.</source>
        <translation>一个私有的缓存文件，存有所有文章的文字。没有它，每次搜索都要重新读取文件。</translation>
    </message>
</context>
<context>
    <name>span_menu</name>
    <message>
        <source>&amp;Relabel</source>
        <translation>改标签(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>组(&amp;G)</translation>
    </message>
</context>
<context>
    <name>summary</name>
    <message>
        <source>Perhaps no slogan</source>
        <translation>疑似口号</translation>
    </message>
    <message>
        <source>Perhaps no province</source>
        <translation>疑似省份</translation>
    </message>
    <message>
        <source>Perhaps no task</source>
        <translation>疑似任务</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Known by a city</source>
        <translation>隐含省份</translation>
    </message>
    <message>
        <source>Figures, not counted</source>
        <translation>未计为口号（比喻）</translation>
    </message>
    <message>
        <source>Numbering</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Misprints? (as printed)</source>
        <translation>原文疑误（照录）</translation>
    </message>
    <message>
        <source>a number is missing after {n}</source>
        <translation>{n} 之后缺号</translation>
    </message>
    <message>
        <source>number {n} stands twice</source>
        <translation>{n} 重号</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>(printed again by {name})</source>
        <translation>（{name}转载）</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>(from the page&apos;s own line)</source>
        <translation>（取自网页栏）</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>{n} spans, {m} of them made by a person · checked {d}/{n}</source>
        <translation>{n} 处标注，其中人工标出 {m} 处 · 人工已核 {d}/{n}</translation>
    </message>
    <message>
        <source>{n} spans marked by machine · checked {d}/{n}</source>
        <translation>机器标出 {n} 处 · 人工已核 {d}/{n}</translation>
    </message>
    <message>
        <source>{n} rejected</source>
        <translation>已驳回 {n}</translation>
    </message>
    <message>
        <source>rules {version}</source>
        <translation>规则版本 {version}</translation>
    </message>
    <message>
        <source>quotations are the text&apos;s own words</source>
        <translation>摘句均为原文，未改写</translation>
    </message>
    <message>
        <source>Provinces</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>{n} in {m} lists</source>
        <translation>{m} 组 {n} 项</translation>
    </message>
    <message>
        <source>Numbered tasks</source>
        <translation>编号任务</translation>
    </message>
    <message>
        <source>Slogans</source>
        <translation>口号</translation>
    </message>
    <message>
        <source>1. {title}</source>
        <translation>一、{title}</translation>
    </message>
    <message>
        <source>2. {title}</source>
        <translation>二、{title}</translation>
    </message>
    <message>
        <source>3. {title}</source>
        <translation>三、{title}</translation>
    </message>
    <message>
        <source>4. {title}</source>
        <translation>四、{title}</translation>
    </message>
    <message>
        <source>5. {title}</source>
        <translation>五、{title}</translation>
    </message>
    <message>
        <source>Other demands (not numbered, {n} sentences)</source>
        <translation>其他要求（未编号，{n} 句）</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>Who asks whom</source>
        <translation>部署关系</translation>
    </message>
    <message>
        <source>{n} kinds, {m} times</source>
        <translation>{n} 种 {m} 次</translation>
    </message>
    <message>
        <source>policy coinages</source>
        <translation>政策类</translation>
    </message>
    <message>
        <source>fixed formulas</source>
        <translation>固定提法</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>no province named</source>
        <translation>未提省份</translation>
    </message>
    <message>
        <source>{n} tasks</source>
        <translation>{n} 项</translation>
    </message>
    <message>
        <source>No province known</source>
        <translation>省份不明</translation>
    </message>
    <message>
        <source>Whole text</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>Only {name}</source>
        <translation>仅{name}</translation>
    </message>
    <message>
        <source>All {n} provinces</source>
        <translation>{n} 省共有</translation>
    </message>
    <message>
        <source>{n} provinces</source>
        <translation>{n} 个省份</translation>
    </message>
    <message>
        <source>({word}?)</source>
        <translation>（应为“{word}”？）</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>等另 {n} 个</translation>
    </message>
    <message>
        <source>{n} articles · {m} spans · checked {d}/{m}</source>
        <translation>{n} 篇 · {m} 处标注 · 人工已核 {d}/{m}</translation>
    </message>
    <message>
        <source>Summary of the library</source>
        <translation>文章库摘要</translation>
    </message>
    <message>
        <source>{n} of them not yet worked on: what machine rules find in them</source>
        <translation>其中 {n} 篇尚未处理，为机器标注结果</translation>
    </message>
    <message>
        <source>{n} articles are missing or have changed and are left out</source>
        <translation>有 {n} 篇缺失或已变更，未计入</translation>
    </message>
    <message>
        <source>Tasks by province</source>
        <translation>各省任务</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>提出机构</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Slogan</source>
        <translation>口号</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>In numbered tasks</source>
        <translation>其中在编号任务内</translation>
    </message>
    <message>
        <source>Slogans by province</source>
        <translation>各省口号</translation>
    </message>
    <message>
        <source>Lead-in</source>
        <translation>引语</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>In short (the text&apos;s own words)</source>
        <translation>要点（原文摘句）</translation>
    </message>
    <message>
        <source>Slogans in it</source>
        <translation>含口号</translation>
    </message>
    <message>
        <source>Nothing was found in this article: no province, no numbered task, no slogan.</source>
        <translation>这篇文章里没有找到省份、编号任务或口号。</translation>
    </message>
    <message>
        <source>Show the other {n} lines</source>
        <translation>显示其余 {n} 行</translation>
    </message>
</context>
<context>
    <name>system</name>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Make room on the disk: delete or move what is not needed.</source>
        <translation>请删除或移走不需要的文件，腾出磁盘空间。</translation>
    </message>
    <message>
        <source>the system does not allow it</source>
        <translation>系统不允许这样操作</translation>
    </message>
    <message>
        <source>Look at the permissions of the file and its folder, or use a folder of your own.</source>
        <translation>请检查该文件及其所在文件夹的权限，或改用自己的文件夹。</translation>
    </message>
    <message>
        <source>the disk can only be read</source>
        <translation>该磁盘只能读取，不能写入</translation>
    </message>
    <message>
        <source>Copy the file to a disk that can be written, and use it there.</source>
        <translation>请把文件复制到可以写入的磁盘上再使用。</translation>
    </message>
    <message>
        <source>the disk or its connection reports a fault</source>
        <translation>磁盘或其连接出现故障</translation>
    </message>
    <message>
        <source>Look at the disk and its cable, and copy what matters to another disk soon.</source>
        <translation>请检查磁盘和连接线，并尽快把重要文件备份到别的磁盘。</translation>
    </message>
    <message>
        <source>another program is using the file</source>
        <translation>该文件正被其他程序使用</translation>
    </message>
    <message>
        <source>Close it there, or wait until the virus scanner or synchroniser is done.</source>
        <translation>请在那个程序里关闭该文件，或等杀毒软件、同步软件处理完毕。</translation>
    </message>
    <message>
        <source>the file or its folder is not there</source>
        <translation>找不到该文件或其所在文件夹</translation>
    </message>
    <message>
        <source>Look whether it was moved or renamed, or whether its drive is connected.</source>
        <translation>请看它是否被移动或改名，或所在磁盘是否已连接。</translation>
    </message>
    <message>
        <source>there is something of that name already</source>
        <translation>已有同名的文件或文件夹</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>this is a folder, not a file</source>
        <translation>这是文件夹，不是文件</translation>
    </message>
    <message>
        <source>Choose a file, or another name.</source>
        <translation>请选择文件，或换一个名称。</translation>
    </message>
    <message>
        <source>a part of the path is no folder</source>
        <translation>路径中有一段不是文件夹</translation>
    </message>
    <message>
        <source>Look at the path, and choose a folder that is there.</source>
        <translation>请检查路径，并选择一个存在的文件夹。</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>名称过长</translation>
    </message>
    <message>
        <source>Choose a shorter name, or a folder that is not so deep.</source>
        <translation>请用短一些的名称，或换到层级较浅的文件夹。</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Close other programs, or start this one again.</source>
        <translation>请关闭其他程序，或重新启动本程序。</translation>
    </message>
    <message>
        <source>your share of the disk is used up</source>
        <translation>您的磁盘配额已用完</translation>
    </message>
    <message>
        <source>Delete what you do not need, or ask who looks after the disk for more room.</source>
        <translation>请删除不需要的文件，或请磁盘管理员增加配额。</translation>
    </message>
    <message>
        <source>the file is larger than this disk allows</source>
        <translation>文件超出了该磁盘允许的大小</translation>
    </message>
    <message>
        <source>Use a disk with another file system (FAT32 ends at 4 GB).</source>
        <translation>请改用其他文件系统的磁盘（FAT32 的单个文件上限为 4 GB）。</translation>
    </message>
    <message>
        <source>the network drive no longer knows the file</source>
        <translation>网络驱动器上的这个文件已失效</translation>
    </message>
    <message>
        <source>Connect the network drive again.</source>
        <translation>请重新连接网络驱动器。</translation>
    </message>
    <message>
        <source>the disk or the network did not answer in time</source>
        <translation>磁盘或网络没有及时响应</translation>
    </message>
    <message>
        <source>Look at the connection, then try again.</source>
        <translation>请检查连接后再试。</translation>
    </message>
</context>
<context>
    <name>teaching</name>
    <message>
        <source>Open an article: {key}
Add a folder: {folder}</source>
        <translation>打开文章：{key}
添加文件夹：{folder}</translation>
    </message>
    <message>
        <source>Select words on the page, then press 1–9.</source>
        <translation>在页面上选中文字，再按 1–9。</translation>
    </message>
    <message>
        <source>{next} goes to the next span, {accept} accepts it, {reject} rejects it.</source>
        <translation>{next} 到下一处标注，{accept} 接受，{reject} 驳回。</translation>
    </message>
    <message>
        <source>Select a word on the page, then {always} (always) or {never} (never).</source>
        <translation>在页面上选中词语，再按 {always}（总是标注）或 {never}（从不标注）。</translation>
    </message>
</context>
<context>
    <name>why</name>
    <message>
        <source>The full name of a province.</source>
        <translation>省级行政区的全称。</translation>
    </message>
    <message>
        <source>The name of a province.</source>
        <translation>省级行政区的名称。</translation>
    </message>
    <message>
        <source>The name of a province; the suffix belongs to the next word.</source>
        <translation>省份的名称；其后的“省、市”属于下一个词。</translation>
    </message>
    <message>
        <source>A city; its province is implied.</source>
        <translation>城市，隐含其所在省份。</translation>
    </message>
    <message>
        <source>A region of several provinces.</source>
        <translation>由几个省份组成的地区。</translation>
    </message>
    <message>
        <source>One-character names of provinces in a row.</source>
        <translation>连用的省份简称。</translation>
    </message>
    <message>
        <source>One-character names with a separator between them.</source>
        <translation>单字简称，以顿号等并列。</translation>
    </message>
    <message>
        <source>A one-character name after a word such as in, to or aid (在京, 赴鄂, 援疆).</source>
        <translation>单字简称，前有“在、赴、援、驻”等字。</translation>
    </message>
    <message>
        <source>A one-character name before central enterprises or members of a national body.</source>
        <translation>单字简称，后接央企、全国政协委员等。</translation>
    </message>
    <message>
        <source>A one-character name before enterprises, merchants, capital or registered residence.</source>
        <translation>单字简称，后接企、商、资、籍。</translation>
    </message>
    <message>
        <source>A one-character name with a point of the compass: a part of the province.</source>
        <translation>单字简称加方位，指省内一片。</translation>
    </message>
    <message>
        <source>A one-character name in the name of power, coal or gas sent elsewhere.</source>
        <translation>单字简称，见于电、煤、气外送。</translation>
    </message>
    <message>
        <source>A one-character name after what is sent into the province.</source>
        <translation>单字简称，前为输入该省之物。</translation>
    </message>
    <message>
        <source>A one-character name before the goods of the province.</source>
        <translation>单字简称，后接该省货品。</translation>
    </message>
    <message>
        <source>A one-character name before the word for province or its police.</source>
        <translation>单字简称，后接“省”或“警方”。</translation>
    </message>
    <message>
        <source>A literary name of the province (八闽大地).</source>
        <translation>该省的雅称，如八闽大地。</translation>
    </message>
    <message>
        <source>A one-character name in a fixed phrase of Hong Kong, Macao or Taiwan affairs.</source>
        <translation>单字简称，见于涉港澳台的固定说法。</translation>
    </message>
    <message>
        <source>A one-character name inside the name of a company, school or service.</source>
        <translation>单字简称，在企业、学校或服务的名称中。</translation>
    </message>
    <message>
        <source>A one-character name that opens the number of a document.</source>
        <translation>公文文号开头的省份简称。</translation>
    </message>
    <message>
        <source>Quoted, and on the list of slogans.</source>
        <translation>加引号，且在口号表中。</translation>
    </message>
    <message>
        <source>Quoted, and an abbreviation by numbers.</source>
        <translation>加引号的数字缩略语。</translation>
    </message>
    <message>
        <source>Quoted, the name of a model.</source>
        <translation>加引号的模式名称。</translation>
    </message>
    <message>
        <source>Quoted, before a word such as project or campaign.</source>
        <translation>加引号，后接“工程”“行动”一类的词。</translation>
    </message>
    <message>
        <source>Quoted, after a word such as carry out or promote.</source>
        <translation>加引号，前有“落实”“推进”一类的词。</translation>
    </message>
    <message>
        <source>Quoted, and worded like the name of a policy.</source>
        <translation>加引号，措辞像一项政策的名称。</translation>
    </message>
    <message>
        <source>On the list of slogans.</source>
        <translation>在口号表中。</translation>
    </message>
    <message>
        <source>It stands quoted elsewhere in the article.</source>
        <translation>文中别处加了引号。</translation>
    </message>
    <message>
        <source>On your own word list.</source>
        <translation>在您的词表里。</translation>
    </message>
    <message>
        <source>Somebody named must do something; the sentence has no number.</source>
        <translation>句中点名要求某方做某事，没有编号。</translation>
    </message>
    <message>
        <source>A meeting asks that something be done; the sentence has no number.</source>
        <translation>会议提出要求，没有编号。</translation>
    </message>
    <message>
        <source>An item of a list counted 一是, 二是 …</source>
        <translation>以“一是、二是……”编号的列表项。</translation>
    </message>
    <message>
        <source>An item of a list counted 一要, 二要 …</source>
        <translation>以“一要、二要……”编号的列表项。</translation>
    </message>
    <message>
        <source>An item of a list counted by numbers before one and the same verb.</source>
        <translation>以数字加同一个动词编号的列表项。</translation>
    </message>
    <message>
        <source>An item of a list counted 第一, 第二 …</source>
        <translation>以“第一、第二……”编号的列表项。</translation>
    </message>
    <message>
        <source>An item of a list counted 首先, 其次, 最后.</source>
        <translation>以“首先、其次、最后”编号的列表项。</translation>
    </message>
    <message>
        <source>An item of a list counted 其一, 其二 …</source>
        <translation>以“其一、其二……”编号的列表项。</translation>
    </message>
    <message>
        <source>A numbered paragraph with sentences of its own: 一、</source>
        <translation>以“一、”编号、自带句子的段落。</translation>
    </message>
    <message>
        <source>An item of a list counted （一）, （二） …</source>
        <translation>以“（一）、（二）……”编号的列表项。</translation>
    </message>
    <message>
        <source>An item of a list counted 1., 2. …</source>
        <translation>以“1.、2.……”编号的列表项。</translation>
    </message>
    <message>
        <source>An item of a list counted (1), (2) …</source>
        <translation>以“(1)、(2)……”编号的列表项。</translation>
    </message>
    <message>
        <source>An item of a list counted ①, ② …</source>
        <translation>以“①、②……”编号的列表项。</translation>
    </message>
    <message>
        <source>“{words}” for {names}, told by “{before}” before it and “{after}” after it.</source>
        <translation>“{words}”指{names}：前有“{before}”，后有“{after}”。</translation>
    </message>
    <message>
        <source>“{words}” for {names}, told by “{before}” before it.</source>
        <translation>“{words}”指{names}：前有“{before}”。</translation>
    </message>
    <message>
        <source>“{words}” for {names}, told by “{after}” after it.</source>
        <translation>“{words}”指{names}：后有“{after}”。</translation>
    </message>
    <message>
        <source>“{words}” for {names}, in “{row}” before “{after}”: one-character names in a row.</source>
        <translation>“{words}”指{names}：简称连用“{row}”，后接“{after}”。</translation>
    </message>
    <message>
        <source>“{words}” for {names}, in “{row}”: one-character names in a row.</source>
        <translation>“{words}”指{names}：简称连用“{row}”。</translation>
    </message>
    <message>
        <source>“{words}” is the name of a province; neither “{before}” before it nor “{after}” after it makes it another word.</source>
        <translation>“{words}”是省名；前面的“{before}”、后面的“{after}”都不使它成为别的词。</translation>
    </message>
    <message>
        <source>“{words}” is the name of a province; “{after}” after it does not make it another word.</source>
        <translation>“{words}”是省名；后面的“{after}”不使它成为别的词。</translation>
    </message>
    <message>
        <source>“{words}” is the name of a province; “{before}” before it does not make it another word.</source>
        <translation>“{words}”是省名；前面的“{before}”不使它成为别的词。</translation>
    </message>
    <message>
        <source>“{words}” is the name of a province.</source>
        <translation>“{words}”是省名。</translation>
    </message>
    <message>
        <source>“{sign}” opens an item: “{next}” follows it, and “{lead}” leads into the list.</source>
        <translation>“{sign}”开头的一项：后有“{next}”，由“{lead}”引出。</translation>
    </message>
    <message>
        <source>“{sign}” opens an item: it follows “{previous}”, and “{lead}” leads into the list.</source>
        <translation>“{sign}”开头的一项：接在“{previous}”之后，由“{lead}”引出。</translation>
    </message>
    <message>
        <source>“{sign}” opens an item: “{next}” follows it.</source>
        <translation>“{sign}”开头的一项：后有“{next}”。</translation>
    </message>
    <message>
        <source>“{sign}” opens an item: it follows “{previous}”.</source>
        <translation>“{sign}”开头的一项：接在“{previous}”之后。</translation>
    </message>
    <message>
        <source>“{sign}” opens an item of a list.</source>
        <translation>“{sign}”开头的一项。</translation>
    </message>
    <message>
        <source>Quoted, between “{verb}” and “{head}”: it names something to carry out.</source>
        <translation>带引号，前有“{verb}”、后有“{head}”：是要落实的一件事。</translation>
    </message>
    <message>
        <source>Quoted, and “{head}” comes after it: it names something to carry out.</source>
        <translation>带引号，后有“{head}”：是要落实的一件事。</translation>
    </message>
    <message>
        <source>Quoted, and “{verb}” comes before it: it names something to carry out.</source>
        <translation>带引号，前有“{verb}”：是要落实的一件事。</translation>
    </message>
    <message>
        <source>“{words}” is the full name of a province.</source>
        <translation>“{words}”是省级行政区全称。</translation>
    </message>
    <message>
        <source>“{words}” is a province; the suffix belongs to the next word, “{after}”.</source>
        <translation>“{words}”是省名；后缀属于后面的词“{after}”。</translation>
    </message>
    <message>
        <source>“{words}” is a city or prefecture of {names}, which is implied.</source>
        <translation>“{words}”是{names}的市、州：隐含省份。</translation>
    </message>
    <message>
        <source>“{words}” is a region: {names}.</source>
        <translation>“{words}”是区域，包括{names}。</translation>
    </message>
    <message>
        <source>Quoted, and on the list of slogans as “{norm}”.</source>
        <translation>带引号，口号表中作“{norm}”。</translation>
    </message>
    <message>
        <source>Quoted, and “{words}” is on the list of slogans.</source>
        <translation>带引号，“{words}”在口号表中。</translation>
    </message>
    <message>
        <source>On the list of slogans as “{norm}”.</source>
        <translation>口号表中作“{norm}”。</translation>
    </message>
    <message>
        <source>“{words}” is on the list of slogans.</source>
        <translation>“{words}”在口号表中。</translation>
    </message>
    <message>
        <source>It stands quoted elsewhere in the article: “{twin}”.</source>
        <translation>本文别处带引号出现：“{twin}”。</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>很可能</translation>
    </message>
    <message>
        <source>perhaps</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Confidence {number}</source>
        <translation>置信度 {number}</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>open</source>
        <translation>在看</translation>
    </message>
    <message>
        <source>unseen</source>
        <translation>未看</translation>
    </message>
</context>
</TS>
