<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>CardPanel</name>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by finishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked by a person.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zhupi {version}. Your work is in {path}; nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>Nothing is pending in this article. Ctrl+Enter finishes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a span first: J goes to the next pending one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} spans accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} spans rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select text or a span first, then press the label&apos;s number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished; {n} pending spans accepted by finishing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The open article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every article worked on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{spans} spans of {articles} articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Open articles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste an article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a sample article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simple mode: mouse, Enter and Delete only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read an article with its provinces, slogans and tasks lit; correct them; export labelled data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drop files here. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrections are made by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space and Shift+Space page, arrows scroll, Shift+arrows select.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelChips</name>
    <message>
        <source>Show or hide these spans</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder of articles</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some corrections are not on the disk yet. Free some room and press Ctrl+S, or close again to leave without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} articles added to the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has changed since its text was stored: {path}. The stored text shows, with your work on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be written; the change holds until the program ends.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Something went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed; try it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in another program and save it as plain text in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether it was moved or renamed, or whether its drive is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder, not an article.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the files in it, or add the folder to the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system does not let this program read the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the file&apos;s permissions, or copy it to a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether it was saved or downloaded completely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in the program it belongs to and save it as text or as a web page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is larger than this program opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it into smaller files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of file is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as text, Markdown or a web page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the names there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The correction does not fit the article as it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed; look at the place again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace could not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check it with the command check; its backups stand beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program writes this workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there, then try again; until then it opens for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it in the other program, then open it again here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is left as it is; open the newest backup beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a workspace of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file whose name ends in .zhupi.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk or connect it again, then save again; nothing is lost yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the file is open in another program, close it there or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept spans, finish articles, or choose other statuses and labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file could not be imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether it is of the format named and complete; nothing of it was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was set aside; the program goes on with its usual settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The background process ended without an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is started again by itself; open the article again if highlights are missing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>The clipboard holds no text. Copy an article first, then paste it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles (*.txt *.html *.htm);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no longer there; the stored text shows.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReaderPage</name>
    <message>
        <source>Article</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedMark</name>
    <message>
        <source>○ Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ Not confirmed: try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ Read-only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SmallToolbar</name>
    <message>
        <source>✓ Accept  A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ Reject  X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note  C</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpansPanel</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every label</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Files added so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for provinces, slogans and tasks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding {n} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J next pending   1–9 label the selection   Ctrl+Enter finish   F1 keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} spans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A accept   X reject   J K next, previous   [ ] move the edges   C note   Ctrl+Z undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StructurePanel</name>
    <message>
        <source>No province named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Decided so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending {pending} · accepted {accepted} · rejected {rejected}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Delegate</name>
    <message>
        <source>{n} pending</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste as article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the file for changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try to &amp;save again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reject or remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move start out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move start in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move end out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move end in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next of the overlapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caret mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;inish the article, next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not finished after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structure and &amp;spans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a &amp;sample article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Zhupi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>articles without spans, and the text outside the spans&apos; surroundings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paragraphs, the outline, and the ranges of groups (lead-in, body, target)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the history of corrections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{spans} spans of {articles} articles exported to {path}; read back and compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The format cannot hold: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>{number} articles imported from {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the workspace already, left as it is: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>The workspace file could not be read. It was moved aside, unchanged, to {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program changed the workspace file; what the journal held was moved aside to {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program was stopped while it wrote: an unfinished line of {detail} bytes was cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These lines of the journal are damaged and were set aside beside the workspace: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer program wrote this workspace (version {detail}); it is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A record is damaged and is kept as it is: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A span does not lie in its text: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A synchronised folder left another copy of this workspace beside it: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Annotator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name under which corrections are made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, dark, or as the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 is 17.5 pixels; Ctrl with the wheel changes it too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing accepts what is pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as accepted by finishing, in one step that can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on to the next pending span after a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One decision, one key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simple mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse, Enter, Delete and menus only; single letters do nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <source>This workspace is in use by {holder}; it is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace can only be read; nothing can be changed in it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>why</name>
    <message>
        <source>The full name of a province.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a province.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A city; its province is implied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A region of several provinces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One-character names of provinces in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A one-character name, told by the words beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quoted, and on the list of slogans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quoted, and an abbreviation by numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quoted, the name of a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quoted, before a word such as project or campaign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quoted, after a word such as carry out or promote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the list of slogans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands quoted elsewhere in the article.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An item of a numbered list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An item of a numbered list, one a paragraph.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>perhaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unseen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
