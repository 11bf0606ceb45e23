// Made by openapi-typescript of the API's document; the test beside it says how.
export interface paths {
    "/api/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a token
         * @description For e-mail address and password, and the `code` of the second factor where the account has one (401 `auth.second-factor` asks for it). Send it as Authorization: Bearer with every request until it expires. A token for a script is better made in the settings.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List complaints
         * @description Newest first: your own, or everybody's for staff. Pass nextCursor as cursor to go on; it is null on the last page.
         */
        get: operations["listComplaints"];
        put?: never;
        /**
         * File a complaint
         * @description It stands in line at once and goes to the first agent who is free. Staff file for a customer with onBehalfOf: the complaint is the customer's.
         */
        post: operations["fileComplaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/complaints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a complaint
         * @description With its timeline. Internal notes are there for staff only. Somebody else's complaint is not found.
         */
        get: operations["getComplaint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct a complaint
         * @description Its title, its category, its priority or all its tags, for the assigned agent and admins. With a category that its agent does not take it goes back to its place in line. Tags are there already: make new ones before.
         */
        patch: operations["correctComplaint"];
        trace?: never;
    };
    "/api/complaints/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the status
         * @description For the assigned agent and admins; customers may close and reopen their own. A refused transition names the allowed ones.
         */
        patch: operations["changeStatus"];
        trace?: never;
    };
    "/api/complaints/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write in a complaint
         * @description A message to the other side or, for staff, an internal note. The answer is the complaint.
         */
        post: operations["addComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/complaints/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign a complaint
         * @description Admins give it to any agent; agents take it for themselves, or give their own to a colleague, with a note that staff read. An agentId of null puts it back in line, at its old place; from there it does not come to the same agent again for a while.
         */
        post: operations["assignComplaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a file ahead
         * @description One file a request, in a form (multipart/form-data), of at most 25 MB. Pictures are made anew without where and when they were taken; those that cannot be are refused. It is yours alone for a day: name its id in `files` of the complaint, message or macro that it goes with.
         */
        post: operations["sendFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/complaints/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a file to a complaint
         * @description One file a request, in a form (multipart/form-data), of at most 25 MB. Pictures are made anew without where and when they were taken; those that cannot be are refused. It stands in the complaint at once, as a message without words; the answer is the file.
         */
        post: operations["addFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file
         * @description Of a complaint that you may read, of a macro that you can use, or one that you sent ahead. Always a download, whose type is application/octet-stream unless it is a picture that was made anew here.
         */
        get: operations["downloadFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a small picture of a file
         * @description Of pictures that were made anew here, at most 320 pixels wide and high; the others have none.
         */
        get: operations["downloadThumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tags
         * @description For staff, by name. Pass nextCursor as cursor to go on; it is null on the last page.
         */
        get: operations["listTags"];
        put?: never;
        /**
         * Make a tag
         * @description For staff. Names that differ in case or accents alone are one name.
         */
        post: operations["addTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tags/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a tag
         * @description For staff. One that was merged is answered as what it has become.
         */
        get: operations["getTag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename a tag, or merge it into another
         * @description For admins. With name it is called so on every complaint; with mergeInto every complaint that has it has the other one instead, which is the answer.
         */
        patch: operations["changeTag"];
        trace?: never;
    };
    "/api/macros": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the macros
         * @description For staff: your own, your teams' and everybody's, by name, with how often each was used. Pass nextCursor as cursor to go on; it is null on the last page.
         */
        get: operations["listMacros"];
        put?: never;
        /**
         * Make a macro
         * @description For staff: their own or a team's that they are in; everybody's are made by admins. Fields in its words are filled in when it is used.
         */
        post: operations["addMacro"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/macros/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a macro
         * @description For staff who can use it. Somebody else's is not found.
         */
        get: operations["getMacro"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change or remove a macro
         * @description For whoever's it is, for the people of its team, and for admins. acts and files are said whole; a file that is not named any more is taken away.
         */
        patch: operations["changeMacro"];
        trace?: never;
    };
    "/api/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the agents
         * @description For staff: who works here, with availability, load and skills.
         */
        get: operations["listAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/me/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Go on or off duty
         * @description For agents. The answer is the effective state: whoever comes on duty with every place taken is busy, not available.
         */
        patch: operations["setMyAvailability"];
        trace?: never;
    };
    "/api/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what the desk needs somebody for
         * @description For administrators: what lasts, each thing once, and what was over within a day.
         */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a customer
         * @description Admins only, and for good: what the customer wrote, and their name and addresses, go from everywhere, with what was written to them and about them in their complaints. They are signed out. Figures stay: how many, when, in which category and status, how they rated, and who worked on it. Staff are made customers first. Repeating it is the same. A browser's session has to be one that was signed in to, or confirmed by password, within ten minutes.
         */
        post: operations["erasePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notice-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how you are told of what
         * @description Each kind of notice that concerns you, and by what you are told of it.
         */
        get: operations["listNoticePreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Choose how you are told of something
         * @description One kind of notice, by one channel. What is done to your account always comes by mail.
         */
        patch: operations["setNoticePreference"];
        trace?: never;
    };
    "/api/me/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read whether you are told on your devices
         * @description The key that a browser subscribes with (web push, VAPID), and on how many of them you are told.
         */
        get: operations["getPush"];
        put?: never;
        /**
         * Be told in this browser
         * @description A browser's subscription to web push. It ends with the session in which it was turned on, and when the push service says that it is gone. What is sent is encrypted for this browser.
         */
        post: operations["turnOnPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/push/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * No longer be told in a browser
         * @description One that is not there, or somebody else's, is left alone.
         */
        post: operations["turnOffPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/push/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test to a browser
         * @description Sends something to a browser of yours now, and answers with what its push service made of it.
         */
        post: operations["testPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download your data
         * @description Everything that is kept about you, as a zip archive of JSON files; README.txt in it says what is there and what is not. Five times a day. A token needs nothing more; a browser's session needs the password again after ten minutes (403 `auth.confirm`).
         */
        get: operations["exportMyData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for your data to be erased
         * @description An administrator does it, and may ask you first. Asking again is the same request; it is taken back on the settings page, until it is done. An administrator has to give that role up first.
         */
        post: operations["requestErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look after its health
         * @description 503 only when the database is away. Without the topic QuickFix goes on: what happens is kept and published when the topic is back.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What it does in the same step; null and empty leave it as it is. */
        MacroActs: {
            /** @default null */
            status: ("Open" | "In Progress" | "Waiting on Customer" | "Resolved" | "Closed") | null;
            /** @default null */
            priority: ("Low" | "Medium" | "High" | "Critical") | null;
            /** @default null */
            category: string | null;
            /** @default [] */
            addTags: string[];
            /** @default [] */
            removeTags: string[];
            /** @default  */
            note: string;
        };
        AccessToken: {
            token: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            expiresAt: string;
        };
        Error: {
            error: {
                /**
                 * @description For programs; it never changes its meaning.
                 * @enum {string}
                 */
                code: "input.invalid" | "auth.required" | "auth.invalid-credentials" | "auth.second-factor" | "auth.forbidden" | "auth.cross-site" | "auth.confirm" | "auth.another-person" | "auth.second-factor-required" | "complaint.not-found" | "complaint.transition-not-allowed" | "complaint.changed-meanwhile" | "complaint.moved-on" | "complaint.conversation-full" | "complaint.reopen-too-late" | "complaint.already-rated" | "complaint.erased" | "file.not-found" | "agent.not-found" | "agent.gone" | "agent.filed-it" | "agent.other-desk" | "agent.not-there" | "account.not-found" | "account.email-taken" | "account.last-admin" | "account.is-admin" | "account.switched-off" | "account.second-factor-kept" | "second-factor.changed-meanwhile" | "account.unproved" | "account.not-a-customer" | "link.over" | "category.not-found" | "category.exists" | "tag.not-found" | "tag.exists" | "team.not-found" | "team.exists" | "team.in-use" | "macro.not-found" | "macro.exists" | "mail.not-found" | "mail.decided" | "hours.changed-meanwhile" | "token.not-found" | "session.not-found" | "letters.not-found" | "letters.none" | "letters.busy" | "replay.not-found" | "replay.none" | "replay.busy" | "replay.over" | "experiments.refused" | "request.idempotency-mismatch" | "request.in-progress" | "request.too-large" | "request.unknown-host" | "request.too-many" | "service.unavailable" | "route.not-found" | "method.not-allowed" | "internal";
                /** @description For people: what happened and what to do. */
                message: string;
                /** @description One sentence for each field that is not right, by its path. */
                fields?: {
                    [key: string]: string;
                };
                /** @description What would have been allowed. */
                allowed?: string[];
                /** @description The complaint that the key made or changed. */
                complaintId?: string;
            };
        };
        Complaint: {
            _id: string;
            /** @example COMP-10001 */
            complaintId: string;
            title: string;
            description: string;
            category: string;
            /**
             * @description How urgent it is.
             * @enum {string}
             */
            priority: "Low" | "Medium" | "High" | "Critical";
            /**
             * @description Where the complaint stands.
             * @enum {string}
             */
            status: "Open" | "In Progress" | "Waiting on Customer" | "Resolved" | "Closed";
            userId: string;
            assignedTo: components["schemas"]["PersonRef"] | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            updatedAt: string;
            resolvedAt: string | null;
            rev: number;
            /** @description Every file that came with it or with a message, the oldest first; those of internal notes for staff only. Answers of changes do not have it. */
            files?: components["schemas"]["ComplaintFile"][];
            /**
             * @description By what it was filed; absent in complaints from before this was kept.
             * @enum {string}
             */
            channel?: "web" | "api" | "mail" | "staff";
            /** @description What staff have tagged it with, by their names; absent for whoever filed it, and in the answer to filing. */
            tags?: string[];
            /** @description The help that staff ask each other for; null where they ask for none. Absent for whoever filed it, and in answers of changes. */
            help?: components["schemas"]["HelpAsked"] | null;
            /** @description The experiment that filed it; absent where a person did. */
            trial?: string;
            /** @description Whether the other side has written since you opened it last. Lists and single complaints have it, answers of changes do not. */
            unread?: boolean;
            /** @description How long it still waits for somebody, as it is read; null while it does not stand in line, or too far back. Answers of changes do not have it. */
            wait?: components["schemas"]["Wait"] | null;
        };
        PersonRef: {
            _id: string;
            name: string;
        };
        ComplaintFile: {
            id: string;
            name: string;
            /**
             * @description By what is in it, whatever its name says.
             * @example image/jpeg
             */
            type: string;
            bytes: number;
            /** @description Of pictures that can be shown; in pixels, as is the height. */
            width?: number;
            height?: number;
            /** @description Of an internal note: only staff have it here. */
            internal: boolean;
        };
        HelpAsked: {
            by: components["schemas"]["PersonRef"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            at: string;
            /** @description Of whom, by their names; of the leads where nobody is named. */
            of: string[];
        };
        Wait: {
            /** @description From now; null where no time can be said. */
            minSeconds: number | null;
            maxSeconds: number | null;
            /** @description 1 is next. */
            place: number;
            /** @example A person gets this in 5 to 10 min. */
            text: string;
        };
        ComplaintPage: {
            items: components["schemas"]["Complaint"][];
            nextCursor: string | null;
        };
        ComplaintWithTimeline: {
            _id: string;
            /** @example COMP-10001 */
            complaintId: string;
            title: string;
            description: string;
            category: string;
            /**
             * @description How urgent it is.
             * @enum {string}
             */
            priority: "Low" | "Medium" | "High" | "Critical";
            /**
             * @description Where the complaint stands.
             * @enum {string}
             */
            status: "Open" | "In Progress" | "Waiting on Customer" | "Resolved" | "Closed";
            userId: string;
            assignedTo: components["schemas"]["PersonRef"] | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            updatedAt: string;
            resolvedAt: string | null;
            rev: number;
            /** @description Every file that came with it or with a message, the oldest first; those of internal notes for staff only. Answers of changes do not have it. */
            files?: components["schemas"]["ComplaintFile"][];
            /**
             * @description By what it was filed; absent in complaints from before this was kept.
             * @enum {string}
             */
            channel?: "web" | "api" | "mail" | "staff";
            /** @description What staff have tagged it with, by their names; absent for whoever filed it, and in the answer to filing. */
            tags?: string[];
            /** @description The help that staff ask each other for; null where they ask for none. Absent for whoever filed it, and in answers of changes. */
            help?: components["schemas"]["HelpAsked"] | null;
            /** @description The experiment that filed it; absent where a person did. */
            trial?: string;
            /** @description Whether the other side has written since you opened it last. Lists and single complaints have it, answers of changes do not. */
            unread?: boolean;
            /** @description How long it still waits for somebody, as it is read; null while it does not stand in line, or too far back. Answers of changes do not have it. */
            wait?: components["schemas"]["Wait"] | null;
            timeline: components["schemas"]["TimelineItem"][];
        };
        TimelineItem: {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            at: string;
            by: components["schemas"]["TimelineActor"] | null;
            /** @constant */
            kind: "filed";
            files?: components["schemas"]["AttachedFile"][];
        } | {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            at: string;
            by: components["schemas"]["TimelineActor"] | null;
            /** @constant */
            kind: "assigned";
            agent: {
                id: string;
                name: string;
            };
            why?: components["schemas"]["AssignmentWhy"];
        } | {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            at: string;
            by: components["schemas"]["TimelineActor"] | null;
            /** @constant */
            kind: "requeued";
            /** @enum {string} */
            reason: "agent-off-duty" | "agent-away" | "agent-still-away" | "customer-wrote" | "taken-back" | "agent-gone" | "own-complaint" | "other-category";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            until?: string;
        } | {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            at: string;
            by: components["schemas"]["TimelineActor"] | null;
            /** @constant */
            kind: "status";
            /**
             * @description Where the complaint stands.
             * @enum {string}
             */
            from: "Open" | "In Progress" | "Waiting on Customer" | "Resolved" | "Closed";
            /**
             * @description Where the complaint stands.
             * @enum {string}
             */
            to: "Open" | "In Progress" | "Waiting on Customer" | "Resolved" | "Closed";
            message?: string;
            files?: components["schemas"]["AttachedFile"][];
        } | {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            at: string;
            by: components["schemas"]["TimelineActor"] | null;
            /** @constant */
            kind: "comment";
            message: string;
            internal: boolean;
            files?: components["schemas"]["AttachedFile"][];
            /**
             * @description Of an internal note that asks for help, of whom it mentions or of the leads, or that answers one.
             * @enum {string}
             */
            help?: "asked" | "given";
            /** @description Whom an internal note calls; absent for nobody. */
            mentions?: components["schemas"]["Mention"][];
        } | {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            at: string;
            by: components["schemas"]["TimelineActor"] | null;
            /** @constant */
            kind: "priority";
            /**
             * @description How urgent it is.
             * @enum {string}
             */
            from: "Low" | "Medium" | "High" | "Critical";
            /**
             * @description How urgent it is.
             * @enum {string}
             */
            to: "Low" | "Medium" | "High" | "Critical";
        } | {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            at: string;
            by: components["schemas"]["TimelineActor"] | null;
            /** @constant */
            kind: "category";
            from: string;
            to: string;
        } | {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            at: string;
            by: components["schemas"]["TimelineActor"] | null;
            /** @constant */
            kind: "title";
            from: string;
            to: string;
        } | {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            at: string;
            by: components["schemas"]["TimelineActor"] | null;
            /** @constant */
            kind: "tags";
            added: string[];
            removed: string[];
        } | {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            at: string;
            by: components["schemas"]["TimelineActor"] | null;
            /** @constant */
            kind: "helped";
        } | {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            at: string;
            by: components["schemas"]["TimelineActor"] | null;
            /** @constant */
            kind: "rated";
            score: number;
            message: string;
        };
        TimelineActor: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "user" | "agent" | "admin";
        };
        AttachedFile: {
            id: string;
            name: string;
            /**
             * @description By what is in it, whatever its name says.
             * @example image/jpeg
             */
            type: string;
            bytes: number;
            /** @description Of pictures that can be shown; in pixels, as is the height. */
            width?: number;
            height?: number;
        };
        AssignmentWhy: {
            /** @enum {string} */
            rule: "longest-free" | "by-hand" | "self-taken" | "came-back";
            freeAgents?: number;
            skippedForSkill?: number;
            skippedAsFilers?: number;
            skippedAsDecliners?: number;
            freeForMs?: number;
            waitedMs?: number;
            ahead?: number;
        };
        Mention: {
            /** @enum {string} */
            kind: "person" | "team";
            id: string;
            /** @description What stands behind the @ in the message. */
            as: string;
            /** @description What they are called now. */
            name: string;
        };
        SentFile: {
            id: string;
            name: string;
            /**
             * @description By what is in it, whatever its name says.
             * @example image/jpeg
             */
            type: string;
            bytes: number;
            /** @description Of pictures that can be shown; in pixels, as is the height. */
            width?: number;
            height?: number;
        };
        TagPage: {
            items: components["schemas"]["Tag"][];
            nextCursor: string | null;
        };
        Tag: {
            id: string;
            name: string;
            /** @description On how many complaints it is, counted up to 1,000; absent unless asked for. */
            uses?: number;
        };
        MacroPage: {
            items: components["schemas"]["Macro"][];
            nextCursor: string | null;
        };
        Macro: {
            id: string;
            name: string;
            /**
             * @description Who can use it: whoever made it, a team, or all staff.
             * @enum {string}
             */
            scope: "mine" | "team" | "everybody";
            teamId: string | null;
            words: string;
            acts: {
                status: ("Open" | "In Progress" | "Waiting on Customer" | "Resolved" | "Closed") | null;
                priority: ("Low" | "Medium" | "High" | "Critical") | null;
                category: string | null;
                addTags: string[];
                removeTags: string[];
                note: string;
            };
            /** @description What goes with its words; a copy with each message. */
            files: components["schemas"]["AttachedFile"][];
            uses: number;
            lastUsedAt: string | null;
            /** @description Whether whoever asks may change and remove it. */
            mayChange: boolean;
        };
        Agent: {
            _id: string;
            name: string;
            /** @enum {string} */
            availability: "available" | "busy" | "offline";
            load: number;
            capacity: number;
            skills: string[];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            since: string;
            onDuty: boolean;
            /** @enum {string} */
            presence: "here" | "away";
            reason: string | null;
            until: string | null;
        };
        AlertList: {
            /** @description What you have not read first, then what lasts, then what is over; each part newest first. */
            items: components["schemas"]["Alert"][];
            /** @description How many of those that last you have not read. */
            unread: number;
        };
        Alert: {
            /** @description What it is of. The same thing begins anew under the same id. */
            id: string;
            kind: string;
            /** @example Nobody is on duty, and 3 complaints wait */
            title: string;
            /** @description What can be done about it. */
            message: string;
            /**
             * @description The page where that can be done.
             * @example /board
             */
            href: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            since: string;
            /** @description When it was over; null while it lasts. */
            resolvedAt: string | null;
            /** @description By you, and as bad as it is now. */
            read: boolean;
        };
        ErasedPerson: {
            _id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             * @example 2026-01-17T12:00:00.000Z
             */
            erasedAt: string;
            complaints: number;
        };
        NoticePreferences: {
            items: {
                /** @enum {string} */
                kind: "assigned" | "reply" | "question" | "called" | "progress" | "ended" | "changed" | "alerts" | "account";
                /** @description By a message, the bell's number and a sound on pages that are open. */
                page: boolean;
                /** @description By mail, unless you read it before. */
                mail: boolean;
                /** @description On each of your devices where you turned that on. */
                push: boolean;
                /** @description What cannot be chosen, and stays as it is. */
                fixed: ("page" | "mail" | "push")[];
            }[];
        };
        PushState: {
            /** @description The desk's key, to subscribe with; null where it has none. */
            publicKey: string | null;
            /** @description Whether you are told in the browser that was asked about. */
            isOn: boolean;
            /** @description On how many browsers you are told. */
            devices: number;
        };
        PushTest: {
            /**
             * @description What the push service made of it; unknown: there is no such subscription of yours.
             * @enum {string}
             */
            outcome: "taken" | "gone" | "refused" | "shut" | "unreached" | "unknown";
            /** @description The status that it answered with, where it refused. */
            status: number | null;
            /** @description Why it was not reached. */
            code: string | null;
            /** @description What the browser shows it under. */
            tag: string;
        };
        ErasureState: {
            requestedAt: string | null;
            doneAt: string | null;
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "degraded" | "down";
            dependencies: {
                database: {
                    ok: boolean;
                    message: string;
                };
                topic: {
                    ok: boolean;
                    message: string;
                };
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    issueToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "you@example.com",
                 *       "password": "your password"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                    code?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listComplaints: {
        parameters: {
            query?: {
                /** @description Where they stand; several times for several. */
                status?: ("Open" | "In Progress" | "Waiting on Customer" | "Resolved" | "Closed") | ("Open" | "In Progress" | "Waiting on Customer" | "Resolved" | "Closed")[];
                /** @description A category by its name. */
                category?: string;
                /** @description How urgent they are. */
                priority?: "Low" | "Medium" | "High" | "Critical";
                /** @description For staff: a tag by its name. */
                tag?: string;
                /** @description For staff: only those where somebody asks for help. */
                help?: "open";
                /** @description Words, or beginnings of words, that all occur; case, accents, hyphens and apostrophes make no difference. What has no letter, digit or emoji in it finds nothing. */
                q?: string;
                /** @description An agent's id, "me", or "none". */
                assignedTo?: ("me" | "none") | string;
                /** @description For staff: only complaints of this customer. */
                customerId?: string;
                /** @description Also those that experiments filed, which are left out unless asked for. */
                experiments?: "true" | "false";
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many a page has. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintPage"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    fileComplaint: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "The internet is down",
                 *       "description": "No connection since this morning.",
                 *       "category": "Technical"
                 *     }
                 */
                "application/json": {
                    /** @description At least 3 characters that can be seen. */
                    title: string;
                    /** @description At least 3 characters that can be seen. */
                    description: string;
                    /** @description At least 2 characters that can be seen. */
                    category: string;
                    /**
                     * @description How urgent it is. Customers choose up to High, unless this desk lets them say Critical.
                     * @enum {string}
                     */
                    priority?: "Low" | "Medium" | "High" | "Critical";
                    /** @description An id or e-mail address of somebody who is there, or the name and e-mail address of a new person. */
                    onBehalfOf?: string | {
                        /** @description At least 1 character that can be seen. */
                        name: string;
                        /** Format: email */
                        email: string;
                    };
                    /** @description Ids of files that you sent to POST /api/files in the last day and that nothing has yet. */
                    files?: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The human id, as COMP-10001, in either case or its number alone, or the document's. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintWithTimeline"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    correctComplaint: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path: {
                /** @description The human id, as COMP-10001, in either case or its number alone, or the document's. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "category": "Billing"
                 *     }
                 */
                "application/json": {
                    /** @description At least 3 characters that can be seen. */
                    title?: string;
                    /** @description At least 2 characters that can be seen. */
                    category?: string;
                    /**
                     * @description How urgent it is.
                     * @enum {string}
                     */
                    priority?: "Low" | "Medium" | "High" | "Critical";
                    /** @description All tags that it has from now on, by their names. */
                    tags?: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path: {
                /** @description The human id, as COMP-10001, in either case or its number alone, or the document's. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "Resolved",
                 *       "message": "The cable was loose."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Where the complaint stands.
                     * @enum {string}
                     */
                    status: "Open" | "In Progress" | "Waiting on Customer" | "Resolved" | "Closed";
                    /** @description At least 1 character that can be seen. */
                    message?: string;
                    /** @description Ids of files that you sent to POST /api/files in the last day and that nothing has yet. */
                    files?: string[];
                    /** @description For staff: the complaint's `rev` when they had read it. Where others wrote since, they are refused, so that they can read that first. */
                    seenRev?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path: {
                /** @description The human id, as COMP-10001, in either case or its number alone, or the document's. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "message": "We are looking into it."
                 *     }
                 */
                "application/json": {
                    /** @description At least 1 character that can be seen. */
                    message?: string;
                    /** @default false */
                    internal?: boolean;
                    /** @description Ids of files that you sent to POST /api/files in the last day and that nothing has yet. */
                    files?: string[];
                    /** @description Of an internal note: staff and teams of theirs who are told of it, once each. It lets nobody read what they could not. */
                    mentions?: ({
                        /** @constant */
                        kind: "person";
                        id: string;
                        /** @description What stands for them behind an @ in the message; what they are called, unless given. */
                        as?: string;
                    } | {
                        /** @constant */
                        kind: "team";
                        id: string;
                        /** @description What stands for them behind an @ in the message; what they are called, unless given. */
                        as?: string;
                    })[];
                    /**
                     * @description Of an internal note: asks whom it mentions for help, or the leads where it mentions nobody. A note of anybody asked answers it.
                     * @default false
                     */
                    asksForHelp?: boolean;
                    /** @description For staff: the complaint's `rev` when they had read it. Where others wrote since, they are refused, so that they can read that first. */
                    seenRev?: number;
                } | unknown | unknown;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    assignComplaint: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path: {
                /** @description The human id, as COMP-10001, in either case or its number alone, or the document's. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agentId": null
                 *     }
                 */
                "application/json": {
                    /** @description An agent's id, or null to give it back to the line. */
                    agentId: string | null;
                    /** @description What whoever gets it should know; kept as an internal note. */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    sendFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description At most 25000000 bytes, with a name.
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentFile"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addFile: {
        parameters: {
            query?: {
                /** @description For staff: true keeps it among staff, as an internal note is. */
                internal?: "true" | "false";
            };
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path: {
                /** @description The human id, as COMP-10001, in either case or its number alone, or the document's. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description At most 25000000 bytes, with a name.
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentFile"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    downloadFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    downloadThumbnail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listTags: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many a page has. */
                limit?: number;
                /** @description Whether to count on how many complaints each is. */
                uses?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagPage"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addTag: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "refund"
                 *     }
                 */
                "application/json": {
                    /** @description At least 1 character that can be seen. */
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tag's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeTag: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path: {
                /** @description The tag's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "refunds"
                 *     }
                 */
                "application/json": {
                    /** @description At least 1 character that can be seen. */
                    name?: string;
                    mergeInto?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listMacros: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many a page has. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MacroPage"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addMacro: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "A new lid",
                 *       "words": "Dear {{customer}}, a new lid is on its way.",
                 *       "acts": {
                 *         "status": "Resolved",
                 *         "priority": "Low"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description At least 1 character that can be seen. */
                    name: string;
                    /**
                     * @description Who can use it: whoever made it, a team, or all staff.
                     * @default mine
                     * @enum {string}
                     */
                    scope?: "mine" | "team" | "everybody";
                    /**
                     * @description Which team's it is, where it is a team's.
                     * @default null
                     */
                    teamId?: string | null;
                    /**
                     * @description What is written to the customer, with {{customer}}, {{agent}}, {{number}} and {{link}} filled in; may be empty.
                     * @default
                     */
                    words?: string;
                    /** @default {} */
                    acts?: components["schemas"]["MacroActs"];
                    /**
                     * @description Ids of files that go with its words: those that it has already, and those that you sent to POST /api/files in the last day.
                     * @default []
                     */
                    files?: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Macro"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getMacro: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The macro's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Macro"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeMacro: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path: {
                /** @description The macro's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "words": "Dear {{customer}}, two new lids are on their way."
                 *     }
                 */
                "application/json": {
                    /** @description At least 1 character that can be seen. */
                    name?: string;
                    /**
                     * @description Who can use it: whoever made it, a team, or all staff.
                     * @enum {string}
                     */
                    scope?: "mine" | "team" | "everybody";
                    /** @description Which team's it is, where it is a team's. */
                    teamId?: string | null;
                    /** @description What is written to the customer, with {{customer}}, {{agent}}, {{number}} and {{link}} filled in; may be empty. */
                    words?: string;
                    acts?: components["schemas"]["MacroActs"];
                    /** @description Ids of files that go with its words: those that it has already, and those that you sent to POST /api/files in the last day. */
                    files?: string[];
                    /**
                     * @description Takes it away, whatever else is said.
                     * @constant
                     */
                    removed?: true;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Macro"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listAgents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"][];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    setMyAvailability: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "availability": "available"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    availability: "available" | "offline";
                    /** @description At least 1 character that can be seen. */
                    reason?: string;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC
                     * @example 2026-01-17T12:00:00.000Z
                     */
                    until?: string;
                    handOver?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertList"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    erasePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path: {
                /** @description The person's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasedPerson"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not there, or not yours to see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listNoticePreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePreferences"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    setNoticePreference: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "reply",
                 *       "channel": "mail",
                 *       "on": false
                 *     }
                 */
                "application/json": {
                    /**
                     * @description assigned: a complaint for you. reply: somebody wrote. question: a customer was asked. called: a note calls you, asks you for help, or helps you. progress: yours moved on. ended: solved or closed. changed: taken away, put back or corrected. alerts: what the desk needs a lead for. account: what was done to your account.
                     * @enum {string}
                     */
                    kind: "assigned" | "reply" | "question" | "called" | "progress" | "ended" | "changed" | "alerts" | "account";
                    /** @enum {string} */
                    channel: "page" | "mail" | "push";
                    on: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePreferences"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPush: {
        parameters: {
            query?: {
                /** @description Of which browser is asked whether you are told there. */
                endpoint?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushState"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    turnOnPush: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "endpoint": "https://push.example.com/send/abc",
                 *       "keys": {
                 *         "p256dh": "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                 *         "auth": "AAAAAAAAAAAAAAAAAAAAAA"
                 *       }
                 *     }
                 */
                "application/json": {
                    endpoint: string;
                    keys: {
                        p256dh: string;
                        auth: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushState"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    turnOffPush: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "endpoint": "https://push.example.com/send/abc"
                 *     }
                 */
                "application/json": {
                    endpoint: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushState"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    testPush: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "endpoint": "https://push.example.com/send/abc"
                 *     }
                 */
                "application/json": {
                    endpoint: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushTest"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportMyData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    requestErasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, and a new one for each request. For 24 hours, repeating the request with it changes nothing and is answered as the first time, also where there was nothing to change; with another request it is refused. A key that changed a complaint is known there alone: on another complaint, or to file one, it is a new key. A refused request does not use it up. A complaint honours 500 keys at a time; one more is refused unless it solves or closes. */
                "Idempotency-Key"?: string;
                /** @description The id of the person for whom this was written. As anybody else it is refused. */
                "X-Written-As"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description There when nothing was done, and this is the first answer once more. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureState"];
                };
            };
            /** @description Something in the request is not right; fields says what. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in, or the token or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed for this account or this token; or this desk asks its staff for a second factor first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again. */
            409: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away, or the place of files. Retry-After says when to try again. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The request is larger than 100 kB, or the file in it than it may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The database is away. */
            503: {
                headers: {
                    /** @description Seconds to wait before asking again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"] & components["schemas"]["Error"];
                };
            };
        };
    };
}
