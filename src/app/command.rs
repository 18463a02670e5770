//! THE TABLE: what a reader can ask for, one row per command. Keys, help, hints, the chord's
//! continuations and the README's table of keys all come from here; nothing about a command is written
//! anywhere else, but for the keys that other presets give it ([`super::preset`]). When a command can be given
//! is said by [`super::available`].

use super::key::Chord;

/// A place where keys are pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// Every place but the input line.
    Anywhere,
    /// The shelves of stored articles: feeds, folders and more.
    Feeds,
    /// The list of articles.
    List,
    /// The text of the open article.
    Article,
    /// The panel of gifts and meetings.
    Panel,
    /// The ledger of all stored articles.
    Ledger,
    /// Its events along time.
    Timeline,
    /// What is known of somebody.
    Dossier,
    /// The bottom line while something is typed in it; characters without a row are typed.
    Line,
}

/// The places one by one.
pub const PLACES: [Where; 8] = [
    Where::Feeds,
    Where::List,
    Where::Article,
    Where::Panel,
    Where::Ledger,
    Where::Timeline,
    Where::Dossier,
    Where::Line,
];

impl Where {
    /// The place in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Anywhere => "anywhere",
            Self::Feeds => "feeds",
            Self::List => "list",
            Self::Article => "article",
            Self::Panel => "panel",
            Self::Ledger => "ledger",
            Self::Timeline => "timeline",
            Self::Dossier => "dossier",
            Self::Line => "input line",
        }
    }
}

/// What a command is about: the headings of the help, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Up and down in what has the focus.
    Moving,
    /// From one pane or article to another.
    Going,
    /// Entities, gifts and meetings.
    Findings,
    /// Words in the article, articles in the list.
    Searching,
    /// What is fetched.
    Fetching,
    /// What is marked, taken back, copied and opened elsewhere.
    Marking,
    /// A line that is typed.
    Typing,
    /// The program itself.
    Reader,
}

impl Group {
    /// All groups, in the order of the help.
    pub const ALL: [Self; 8] = [
        Self::Moving,
        Self::Going,
        Self::Findings,
        Self::Searching,
        Self::Fetching,
        Self::Marking,
        Self::Reader,
        Self::Typing,
    ];

    /// The heading in the help.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Going => "Panes and articles",
            Self::Findings => "Entities, gifts and meetings",
            Self::Searching => "Searching",
            Self::Fetching => "Feeds",
            Self::Marking => "Marks, links and copies",
            Self::Typing => "The line that is typed",
            Self::Reader => "The reader",
        }
    }
}

/// One row of the table.
#[derive(Debug)]
pub struct Row {
    /// The command.
    pub command: Command,
    /// Its name, kebab-case.
    pub name: &'static str,
    /// The chords that give it unless the user chose others, as [`Chord`] reads them.
    pub keys: &'static [&'static str],
    /// Where they do.
    pub places: &'static [Where],
    /// Its heading in the help.
    pub group: Group,
    /// A word or two for the bottom line; empty where the line need not say it.
    pub hint: &'static str,
    /// What it does, as a sentence that begins with a verb.
    pub help: &'static str,
}

impl Row {
    /// The chords of [`Row::keys`].
    #[must_use]
    pub fn chords(&self) -> Vec<Chord> {
        let keys = self.keys.iter();
        keys.filter_map(|keys| keys.parse().ok()).collect()
    }

    /// The places where the command has keys.
    #[must_use]
    pub fn everywhere(&self) -> Vec<Where> {
        let places = PLACES.into_iter();
        places.filter(|&place| self.counts_at(place)).collect()
    }

    /// Whether the row's keys count at `place`.
    #[must_use]
    pub fn counts_at(&self, place: Where) -> bool {
        self.places.contains(&place)
            || (place != Where::Line && self.places.contains(&Where::Anywhere))
    }
}

macro_rules! commands {
    ($($variant:ident $name:literal [$($key:literal),+] $($place:ident)|+ $group:ident $hint:literal $help:literal;)+) => {
        /// What a reader can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Command { $(#[doc = $help] $variant,)+ }

        /// Every command, in the order of the help.
        pub const TABLE: &[Row] = &[$(Row {
            command: Command::$variant,
            name: $name,
            keys: &[$($key),+],
            places: &[$(Where::$place),+],
            group: Group::$group,
            hint: $hint,
            help: $help,
        },)+];
    };
}

#[rustfmt::skip]
commands! {
    // variant        name               keys                             where             group     hint          help
    Down            "down"             ["j", "down"]                    Anywhere          Moving    ""            "Move down: a row of the text, a record, an article, a feed";
    Up              "up"               ["k", "up"]                      Anywhere          Moving    ""            "Move up";
    HalfPageDown    "half-page-down"   ["C-d"]                          Anywhere          Moving    ""            "Move half a page down";
    HalfPageUp      "half-page-up"     ["C-u"]                          Anywhere          Moving    ""            "Move half a page up";
    PageDown        "page-down"        ["space", "C-f", "pagedown"]     Anywhere          Moving    "page down"   "Move a page down";
    PageUp          "page-up"          ["C-b", "pageup"]                Anywhere          Moving    ""            "Move a page up";
    First           "first"            ["gg", "home"]                   Anywhere          Moving    "top"         "Go to the beginning";
    Last            "last"             ["G", "end"]                     Anywhere          Moving    ""            "Go to the end";

    ShowList        "show-list"        ["enter"]                        Feeds             Going     "list"        "Go to the list of the selected feed";
    ToggleFolder    "toggle-folder"    ["h"]                            Feeds             Going     "fold"        "Fold the folder, so that what lies in it is not shown, or unfold it";
    ToggleFolders   "toggle-folders"   ["gh"]                           Feeds             Going     "fold all"    "Fold all folders, or unfold them where all are folded";
    CycleOrder      "cycle-order"      ["O"]                            Feeds|List        Going     ""            "Change the order of the list: newest first, oldest first, unread first, by feed";
    OpenArticle     "open-article"     ["enter"]                        List              Going     "open"        "Open the selected article";
    NextPane        "next-pane"        ["tab"]                          Anywhere          Going     "pane"        "Go to the next pane; in the ledger, to who tells the event; in a dossier, to its next part";
    PreviousPane    "previous-pane"    ["S-tab"]                        Anywhere          Going     ""            "Go to the previous pane";
    NextArticle     "next-article"     ["J"]                            Anywhere          Going     "next"        "Open the next article";
    PreviousArticle "previous-article" ["K"]                            Anywhere          Going     ""            "Open the previous article";
    ShowLedger      "show-ledger"      ["gl"]                           Anywhere          Going     "ledger"      "Show the ledger: the gifts and meetings of all stored articles, each once with everybody who tells it";
    ShowTimeline    "show-timeline"    ["gt"]                           Anywhere          Going     "timeline"    "Show the same along time";
    ShowDossier     "show-dossier"     ["gd"]                           Anywhere          Going     "dossier"     "Show what all stored articles say of the person, body or place that is meant, or of one to be chosen";
    OpenTelling     "open-telling"     ["enter"]                        Ledger|Timeline|Dossier Going "open"      "Open the article at the words that tell the selected event, or the dossier of the selected name";
    NextMonth       "next-month"       ["}"]                            Ledger|Timeline   Going     ""            "Go to the next month that has events";
    PreviousMonth   "previous-month"   ["{"]                            Ledger|Timeline   Going     ""            "Go to the month before that has events";
    CycleEvents     "cycle-events"     ["c"]                            Ledger|Timeline   Going     "sort"        "Change what is listed: gifts and meetings, gifts, meetings";
    Return          "return"           ["backspace"]                    Anywhere          Going     "return"      "Return to where the last jump began";

    ShowEvidence    "show-evidence"    ["enter"]                        Panel|Article     Findings  "evidence"    "Jump to the words that tell the selected record; again, to its next telling";
    ShowWhy         "show-why"         ["w"]                            Panel|Article     Findings  "why"         "Show why the selected record stands there: its frame, the words of its parts, where place and day come from";
    NextEntity      "next-entity"      ["]e"]                           Anywhere          Findings  "next entity" "Go to the next entity";
    PreviousEntity  "previous-entity"  ["[e"]                           Anywhere          Findings  "last entity" "Go to the previous entity";
    NextGift        "next-gift"        ["]g"]                           Anywhere          Findings  "next gift"   "Go to the next gift and select it";
    PreviousGift    "previous-gift"    ["[g"]                           Anywhere          Findings  "last gift"   "Go to the previous gift and select it";
    NextMeeting     "next-meeting"     ["]m"]                           Anywhere          Findings  "next meeting" "Go to the next meeting and select it";
    PreviousMeeting "previous-meeting" ["[m"]                           Anywhere          Findings  "last meeting" "Go to the previous meeting and select it";
    ConfirmRecord   "confirm-record"   ["+"]                            Panel|Article|Ledger|Timeline|Dossier     Findings  "right"       "Mark the selected record right; again, take that back";
    RejectRecord    "reject-record"    ["-"]                            Panel|Article|Ledger|Timeline|Dossier     Findings  "wrong"       "Mark the selected record wrong, which keeps it out of the ledger; again, take that back";
    ToggleZen       "toggle-zen"       ["z"]                            Anywhere          Findings  ""            "Show the text alone, or everything again";
    Narrower        "narrower"         ["<"]                            Anywhere          Findings  ""            "Change the rows of the text to be narrower";
    Wider           "wider"            [">"]                            Anywhere          Findings  ""            "Change the rows of the text to be wider";
    ShiftRight      "shift-right"      [")"]                            Anywhere          Findings  ""            "Move preformatted text left, to see what is cut off at the right";
    ShiftLeft       "shift-left"       ["("]                            Anywhere          Findings  ""            "Move preformatted text back";
    TogglePanel     "toggle-panel"     ["i"]                            Anywhere          Findings  "panel"       "Show or hide the panel of gifts and meetings";
    CycleHighlight  "cycle-highlight"  ["H"]                            Anywhere          Findings  "highlight"   "Change what is highlighted: all, names, those in a gift or meeting, nothing";

    Search          "search"           ["/"]                            Anywhere          Searching "search"      "Search in the article, in the events of the ledger, or in the help; where a list stands alone, in its articles, as filter does; a capital letter is no different from a small one";
    Next            "next"             ["n"]                            Anywhere          Searching "next"        "Go to the next match; without a search, to the next article not read";
    Previous        "previous"         ["N"]                            Anywhere          Searching ""            "Go to the previous match or article not read";
    Filter          "filter"           ["F"]                            Anywhere          Searching "filter"      "Show only articles, or events of the ledger, that a query means: words, feed: tag: is:unread with:gifts entity: date:";

    Refresh         "refresh"          ["r"]                            Anywhere          Fetching  "refresh"     "Fetch what is new in the feed or folder that is shown, whether it is due or not";
    RefreshAll      "refresh-all"      ["R"]                            Anywhere          Fetching  "refresh all" "Fetch what is new in all feeds that may be asked again";
    AddFeed         "add-feed"         ["a"]                            Anywhere          Fetching  "add feed"    "Add a feed: its address, that of a page that has one, or a file or folder";
    ToggleWhole     "toggle-whole"     ["x"]                            Article|Panel     Fetching  "whole text"  "Fetch the article's page and show its whole text; again, show what the feed gave";

    ToggleRead      "toggle-read"      ["m"]                            List|Article|Panel Marking  "unread"      "Mark the article read, or not read";
    MarkAllRead     "mark-all-read"    ["A"]                            Anywhere          Marking   ""            "Mark all articles of the list read";
    ToggleStar      "toggle-star"      ["s"]                            List|Article|Panel Marking  "star"        "Mark the article with a star, or take it away";
    EditTags        "edit-tags"        ["t"]                            List|Article|Panel Marking  "tags"        "Change the article's tags";
    Undo            "undo"             ["u"]                            Anywhere          Marking   "undo"        "Undo the last change of a mark";
    Browse          "browse"           ["o"]                            List|Article|Panel|Ledger|Timeline|Dossier Marking  "browser"     "Open the article's page in the browser; over SSH, copy its link";
    PickLink        "pick-link"        ["U"]                            List|Article|Panel Marking  ""            "Show the links of the article and open the one whose letters are typed; capitals copy it";
    CopyLink        "copy-link"        ["yl"]                           List|Article|Panel|Ledger|Timeline|Dossier Marking  "link"        "Copy the article's link";
    CopyQuote       "copy-quote"       ["yq"]                           Article|Panel|Ledger|Timeline|Dossier     Marking   "quote"       "Copy the words that tell the selected record, or the paragraph at the top";
    CopyRecord      "copy-record"      ["yr"]                           Article|Panel|Ledger|Timeline|Dossier     Marking   "record"      "Copy the selected gift or meeting as a sentence";

    Save            "save"             ["S"]                            Article|Panel|Ledger|Timeline|Dossier     Marking   ""            "Save the article with its records, or what the ledger or dossier shows, as a Markdown file";
    Pipe            "pipe"             ["|"]                            Article|Panel|Ledger|Timeline|Dossier     Marking   ""            "Pipe the article, in the panel its records, in the ledger its events, to a program";

    Palette         "palette"          ["C-p"]                          Anywhere          Reader    ""            "Show the commands and find one by some of its letters";
    CommandLine     "command-line"     [":"]                            Anywhere          Reader    ""            "Open the command line: a command by its name, or a paragraph by its number";
    EditConfig      "edit-config"      ["E"]                            Anywhere          Reader    ""            "Open the configuration in your editor ($VISUAL, $EDITOR), then read it again";
    Back            "back"             ["q"]                            Anywhere          Reader    "back"        "Leave the help, the ledger or the pane; quit from the first one";
    Clear           "clear"            ["esc"]                          Anywhere          Reader    "clear"       "Clear marks, search and messages, in the list its filter; close the help";
    Help            "help"             ["?"]                            Anywhere          Reader    "help"        "Show what every key does";
    Redraw          "redraw"           ["C-l"]                          Anywhere          Reader    ""            "Draw the screen anew";
    Suspend         "suspend"          ["C-z"]                          Anywhere          Reader    ""            "Suspend the reader; the shell's fg returns to it";
    Quit            "quit"             ["Q", "C-c"]                     Anywhere          Reader    ""            "Quit the reader";

    AcceptLine      "accept-line"      ["enter"]                        Line              Typing    "done"        "Take what was typed";
    CancelLine      "cancel-line"      ["esc", "C-c"]                   Line              Typing    "cancel"      "Forget what was typed and return";
    PreviousLine    "previous-line"    ["up", "C-p"]                    Line              Typing    ""            "Go to what was typed before; in the palette, up";
    NextLine        "next-line"        ["down", "C-n"]                  Line              Typing    ""            "Go to what was typed after that; in the palette, down";
    Complete        "complete"         ["tab"]                          Line              Typing    ""            "Complete a command's name, a query or a tag";
    EraseCharacter  "erase-character"  ["backspace", "C-h"]             Line              Typing    ""            "Erase the character before the cursor; in an empty line, return";
    EraseNext       "erase-next"       ["delete", "C-d"]                Line              Typing    ""            "Erase the character at the cursor";
    EraseWord       "erase-word"       ["C-w"]                          Line              Typing    ""            "Erase the word before the cursor";
    EraseAll        "erase-all"        ["C-u"]                          Line              Typing    ""            "Erase the whole line";
    EraseRest       "erase-rest"       ["C-k"]                          Line              Typing    ""            "Erase from the cursor on";
    PutBack         "put-back"         ["C-y"]                          Line              Typing    ""            "Insert what was erased last";
    CursorLeft      "cursor-left"      ["left", "C-b"]                  Line              Typing    ""            "Move the cursor left";
    CursorRight     "cursor-right"     ["right", "C-f"]                 Line              Typing    ""            "Move the cursor right";
    CursorWordLeft  "cursor-word-left" ["A-b"]                          Line              Typing    ""            "Move the cursor a word left";
    CursorWordRight "cursor-word-right" ["A-f"]                         Line              Typing    ""            "Move the cursor a word right";
    CursorStart     "cursor-start"     ["home", "C-a"]                  Line              Typing    ""            "Move the cursor to the beginning";
    CursorEnd       "cursor-end"       ["end", "C-e"]                   Line              Typing    ""            "Move the cursor to the end";
}

impl Command {
    /// The command's row.
    #[must_use]
    pub fn row(self) -> &'static Row {
        // The macro makes enum and table from the same rows, in the same order.
        &TABLE[self as usize]
    }
}

/// `text` with the key of each command in the place of its `{name}`, as `key` gives it; a command without one is
/// called by its name, behind the key of the command line.
#[must_use]
pub fn with_keys(text: &str, key: impl Fn(&Row) -> Option<String>) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let named = after.split_once('}');
        let row = named.and_then(|(name, _)| TABLE.iter().find(|row| row.name == name));
        written.push_str(before);
        match (row, named) {
            (Some(row), Some((name, after))) => {
                let own = key(row);
                written.push_str(&own.unwrap_or_else(|| format!(":{name}")));
                rest = after;
            }
            _ => {
                written.push('{');
                rest = after;
            }
        }
    }
    written + rest
}

/// The rows of one group, in the table's order.
pub fn rows_of(group: Group) -> impl Iterator<Item = &'static Row> {
    TABLE.iter().filter(move |row| row.group == group)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_key_parses_and_prints_back() {
        for key in TABLE.iter().flat_map(|row| row.keys) {
            let chord: Chord = key.parse().unwrap();
            assert_eq!(chord.to_string(), *key);
        }
    }

    #[test]
    fn names_are_kebab_case_and_unique() {
        let names: HashSet<&str> = TABLE.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), TABLE.len());
        for name in names {
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
                "{name}"
            );
        }
    }

    #[test]
    fn every_help_line_begins_with_a_verb() {
        const VERBS: &[&str] = &[
            "Move", "Go", "Open", "Return", "Jump", "Show", "Change", "Search", "Stay", "Forget",
            "Erase", "Leave", "Mark", "Undo", "Copy", "Take", "Complete", "Insert", "Clear",
            "Draw", "Suspend", "Quit", "Save", "Pipe", "Ask", "Fetch", "Add", "Fold",
        ];
        for row in TABLE {
            let verb = row.help.split(' ').next().unwrap();
            assert!(
                VERBS.contains(&verb) && !row.help.ends_with('.'),
                "{}",
                row.help
            );
        }
    }

    #[test]
    fn each_command_finds_its_own_row() {
        for row in TABLE {
            assert_eq!(row.command.row().name, row.name);
        }
    }
}
