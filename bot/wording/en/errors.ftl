error-ours = Something went wrong here, and it is not your doing. The operator finds it in the log under { $ref }.
error-for-now = That could not be answered just now; please ask again in a moment. (Log id: { $ref })
error-no-verb = There is no "{ $verb }" here. To ask a question, write /gainsay ask and then the question.
error-no-verb-near = There is no "{ $verb }" here. Did you mean /gainsay { $nearest }?
error-not-a-day = "{ $written }" is not a day. Write it as year, month and day: 2024-10-19.
error-no-stance = "{ $written }" is no stance. One of these is: { $choices }.
error-no-kind = "{ $written }" is no kind of contradiction. One of these is: { $choices }.
