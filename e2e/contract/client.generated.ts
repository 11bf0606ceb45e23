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
         * @description It stands in line at once and goes to the first agent who is free. With an Idempotency-Key the request may be repeated for 24 hours: the complaint is filed once and the answer is the first one.
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
        patch?: never;
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
         * @description Admins give it to any agent, agents take it for themselves. An agentId of null puts it back in line, at its old place.
         */
        post: operations["assignComplaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
                code: "input.invalid" | "auth.required" | "auth.invalid-credentials" | "auth.second-factor" | "auth.forbidden" | "auth.cross-site" | "auth.confirm" | "auth.second-factor-required" | "complaint.not-found" | "complaint.transition-not-allowed" | "complaint.changed-meanwhile" | "complaint.conversation-full" | "complaint.reopen-too-late" | "complaint.already-rated" | "complaint.erased" | "agent.not-found" | "agent.gone" | "account.not-found" | "account.email-taken" | "account.last-admin" | "account.is-admin" | "account.switched-off" | "account.second-factor-kept" | "account.unproved" | "account.not-a-customer" | "link.over" | "category.not-found" | "category.exists" | "token.not-found" | "session.not-found" | "letters.not-found" | "letters.none" | "letters.busy" | "replay.not-found" | "replay.none" | "replay.busy" | "replay.over" | "experiments.refused" | "request.idempotency-mismatch" | "request.too-large" | "request.unknown-host" | "request.too-many" | "service.unavailable" | "route.not-found" | "method.not-allowed" | "internal";
                /** @description For people: what happened and what to do. */
                message: string;
                /** @description One sentence for each field that is not right, by its path. */
                fields?: {
                    [key: string]: string;
                };
                /** @description What would have been allowed. */
                allowed?: string[];
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
        };
        PersonRef: {
            _id: string;
            name: string;
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
            reason: "agent-off-duty" | "taken-back" | "agent-gone";
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
        AssignmentWhy: {
            /** @enum {string} */
            rule: "longest-free" | "by-hand" | "self-taken" | "came-back";
            freeAgents?: number;
            skippedForSkill?: number;
            freeForMs?: number;
            waitedMs?: number;
            ahead?: number;
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
            header?: never;
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
            /** @description The request is larger than 100 kB. */
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
            /** @description The database is away. Retry-After says when to try again. */
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
                /** @description Words, or beginnings of words, that all occur. */
                q?: string;
                /** @description An agent's id, "me", or "none". */
                assignedTo?: ("me" | "none") | string;
                /** @description For staff: only complaints of this customer. */
                customerId?: string;
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
            /** @description The request is larger than 100 kB. */
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
            /** @description The database is away. Retry-After says when to try again. */
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
                /** @description A text of your own, such as a UUID. Repeating the request with it changes nothing for 24 hours. */
                "Idempotency-Key"?: string;
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
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
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
            /** @description Not possible as things stand now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB. */
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
            /** @description The database is away. Retry-After says when to try again. */
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
            /** @description The request is larger than 100 kB. */
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
            /** @description The database is away. Retry-After says when to try again. */
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
            header?: never;
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
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
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
            /** @description Not possible as things stand now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB. */
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
            /** @description The database is away. Retry-After says when to try again. */
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
            header?: never;
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
                    message: string;
                    /** @default false */
                    internal?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
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
            /** @description Not possible as things stand now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB. */
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
            /** @description The database is away. Retry-After says when to try again. */
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
            header?: never;
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
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
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
            /** @description Not possible as things stand now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB. */
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
            /** @description The database is away. Retry-After says when to try again. */
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
            /** @description The request is larger than 100 kB. */
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
            /** @description The database is away. Retry-After says when to try again. */
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
            header?: never;
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
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
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
            /** @description Not possible as things stand now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB. */
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
            /** @description The database is away. Retry-After says when to try again. */
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
                /** @description A text of your own, such as a UUID. Repeating the request with it changes nothing for 24 hours. */
                "Idempotency-Key"?: string;
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
            /** @description Not possible as things stand now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB. */
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
            /** @description The database is away. Retry-After says when to try again. */
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
            /** @description The request is larger than 100 kB. */
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
            /** @description The database is away. Retry-After says when to try again. */
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
                /** @description A text of your own, such as a UUID. Repeating the request with it changes nothing for 24 hours. */
                "Idempotency-Key"?: string;
            };
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
            /** @description Not possible as things stand now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request is larger than 100 kB. */
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
            /** @description The database is away. Retry-After says when to try again. */
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
            /** @description The request is larger than 100 kB. */
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
